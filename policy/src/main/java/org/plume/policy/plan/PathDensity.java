package org.plume.policy.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.plume.generative.path.Endpoints;
import org.plume.generative.path.Path;
import org.plume.generative.solve.Query;
import org.plume.policy.method.Method;

/**
 * Log-densities of a batch along the probability flow dx/dt = v(x, t) (Chen et al. 2018; Grathwohl et al. 2019):
 * log p(x(to)) = log N(x(from); 0, spread^2 I) - integral of div v dt, by classical Runge-Kutta, with Hutchinson's estimate
 * of the divergence: the mean of w^T J w over {@value #PROBES} Rademacher vectors w for each row. All rows and probes are one
 * batch of the network at each evaluation.
 *
 * @param derivative the network with its derivative in x
 * @param path what it was trained along
 * @param from where noise stands
 * @param to where data stand
 * @param condition of the network
 * @param beforeStep runs before each evaluation
 */
record PathDensity(Network derivative, Path path, double from, double to, float[] condition, Runnable beforeStep) {

    private static final int STEPS = 12;
    private static final int PROBES = 4;

    /** log p of each row, nats; row i draws its probes from generator i. */
    double[] estimate(List<double[]> rows, List<RandomGenerator> rngs) {
        int n = rows.size();
        int d = rows.get(0).length;
        List<double[]> probes = new ArrayList<>();
        for (RandomGenerator rng : rngs) {
            for (int k = 0; k < PROBES; k++) {
                probes.add(rng.doubles(d).map(u -> u < 0.5 ? -1 : 1).toArray());
            }
        }
        double[][] y = new double[n][];
        for (int i = 0; i < n; i++) {
            y[i] = Arrays.copyOf(rows.get(i), d + 1);
        }
        double h = (from - to) / STEPS;
        for (int s = 0; s < STEPS; s++) {
            y = step(y, to + s * h, h, probes);
        }
        double[] log = new double[n];
        double spread = path.schedule().at(from).spread();
        for (int i = 0; i < n; i++) {
            log[i] = y[i][d] - d * (Math.log(spread) + Math.log(2 * Math.PI) / 2);
            for (int j = 0; j < d; j++) {
                log[i] -= y[i][j] * y[i][j] / (2 * spread * spread);
            }
        }
        return log;
    }

    private double[][] step(double[][] y, double t, double h, List<double[]> probes) {
        double[][] k1 = slope(y, t, probes);
        double[][] k2 = slope(along(y, h / 2, k1), t + h / 2, probes);
        double[][] k3 = slope(along(y, h / 2, k2), t + h / 2, probes);
        double[][] k4 = slope(along(y, h, k3), t + h, probes);
        return along(along(along(along(y, h / 6, k1), h / 3, k2), h / 3, k3), h / 6, k4);
    }

    /** {@code [n, d + 1]}: the velocity and its divergence. */
    private double[][] slope(double[][] y, double t, List<double[]> probes) {
        beforeStep.run();
        int d = y[0].length - 1;
        List<Query> queries = new ArrayList<>(probes.size());
        for (double[] row : y) {
            queries.addAll(Collections.nCopies(PROBES, new Query(Arrays.copyOf(row, d), t, condition)));
        }
        Map<String, float[]> inputs = new TreeMap<>(PathPredictor.inputs(queries));
        inputs.put(Network.COTANGENT, PathPredictor.flat(probes));
        Map<String, float[]> outputs = derivative.run(queries.size(), inputs);
        float[] predictions = outputs.getOrDefault(Method.GRAPH, new float[0]);
        float[] products = outputs.getOrDefault(Network.VJP, new float[0]);
        var weights = path.velocityWeights(t);
        double[][] slopes = new double[y.length][d + 1];
        for (int i = 0; i < y.length; i++) {
            int row = i * PROBES * d;
            for (int j = 0; j < d; j++) {
                slopes[i][j] = weights.onX() * y[i][j] + weights.onPrediction() * predictions[row + j];
            }
            double trace = 0;
            for (int k = 0; k < PROBES; k++) {
                double[] w = probes.get(i * PROBES + k);
                for (int j = 0; j < d; j++) {
                    trace += w[j] * products[row + k * d + j] / PROBES;
                }
            }
            slopes[i][d] = weights.onX() * d + weights.onPrediction() * trace;
        }
        return slopes;
    }

    private static double[][] along(double[][] y, double h, double[][] slope) {
        double[][] z = new double[y.length][];
        for (int i = 0; i < z.length; i++) {
            z[i] = Endpoints.combine(1, y[i], h, slope[i]);
        }
        return z;
    }
}
