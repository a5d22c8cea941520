package org.plume.policy.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.path.Endpoints;
import org.plume.generative.path.Path;
import org.plume.generative.solve.Query;

/**
 * Log-densities of a batch along the probability flow dx/dt = v(x, t) (Chen et al. 2018; Grathwohl et al. 2019):
 * log p(x(to)) = log N(x(from); 0, spread^2 I) - integral of div v dt, by classical Runge-Kutta, with Hutchinson's estimate
 * of the divergence: the mean of w^T J w over {@value #PROBES} Rademacher vectors w for each row. All rows and probes are one
 * batch of the network at each evaluation.
 */
final class PathDensity implements Densities.Measure {

    /** Network evaluations of a batch. */
    static final int EVALUATIONS = 48;

    /** Rows of the network for each row of the batch. */
    static final int PROBES = 4;

    /** Where the four slopes of a step are taken, and what they count, both in steps. */
    private static final double[] NODES = {0, 0.5, 0.5, 1};

    private static final double[] WEIGHTS = {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0};

    private static final int STEPS = EVALUATIONS / NODES.length;

    private final Path path;
    private final double to;
    private final float[] condition;
    private final double spread;
    private final double constant;
    private final double h;
    private final List<double[]> probes = new ArrayList<>();
    private final int d;
    private int asked;

    /** {@code [n, d + 1]}: where the rows stand and what their divergence has come to. */
    private double[][] begin;

    private double[][] here;
    private double[][] end;

    /**
     * @param path what the network was trained along
     * @param from where noise stands
     * @param to where data stand
     * @param condition of the network
     * @param rows the points at {@code to}
     * @param rngs row i draws its probes from generator i
     * @param constant added to each log-density
     */
    PathDensity(
            Path path,
            double from,
            double to,
            float[] condition,
            List<double[]> rows,
            List<RandomGenerator> rngs,
            double constant) {
        this.path = path;
        this.to = to;
        this.condition = condition;
        this.constant = constant;
        spread = path.schedule().at(from).spread();
        h = (from - to) / STEPS;
        d = rows.get(0).length;
        for (RandomGenerator rng : rngs) {
            for (int k = 0; k < PROBES; k++) {
                probes.add(rng.doubles(d).map(u -> u < 0.5 ? -1 : 1).toArray());
            }
        }
        begin = rows.stream().map(row -> Arrays.copyOf(row, d + 1)).toArray(double[][]::new);
        here = begin;
        end = begin;
    }

    @Override
    public boolean done() {
        return asked == EVALUATIONS;
    }

    private double time() {
        int step = asked / NODES.length;
        return to + (step + NODES[asked % NODES.length]) * h;
    }

    @Override
    public List<Query> queries() {
        List<Query> queries = new ArrayList<>(probes.size());
        for (int i = 0; i < probes.size() && !done(); i++) {
            double[] x = Arrays.copyOf(here[i / PROBES], d);
            queries.add(new Query(x, time(), condition, probes.get(i)));
        }
        return queries;
    }

    @Override
    public void advance(List<double[]> predictions) {
        double[][] slope = slope(predictions);
        int stage = asked % NODES.length;
        end = along(end, h * WEIGHTS[stage], slope);
        asked++;
        if (stage == NODES.length - 1) {
            begin = end;
            here = end;
        } else {
            here = along(begin, h * NODES[stage + 1], slope);
        }
    }

    /** {@code [n, d + 1]}: the velocity and its divergence. */
    private double[][] slope(List<double[]> predictions) {
        var weights = path.velocityWeights(time());
        double[][] slopes = new double[here.length][d + 1];
        for (int i = 0; i < here.length; i++) {
            double[] prediction = predictions.get(i * PROBES);
            for (int j = 0; j < d; j++) {
                slopes[i][j] = weights.onX() * here[i][j] + weights.onPrediction() * prediction[j];
            }
            double trace = 0;
            for (int k = i * PROBES; k < (i + 1) * PROBES; k++) {
                double[] w = probes.get(k);
                double[] product = predictions.get(k);
                for (int j = 0; j < d; j++) {
                    trace += w[j] * product[d + j] / PROBES;
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

    @Override
    public double[] logDensities() {
        double[] log = new double[end.length];
        for (int i = 0; i < log.length; i++) {
            log[i] = constant + end[i][d] - d * (Math.log(spread) + Math.log(2 * Math.PI) / 2);
            for (int j = 0; j < d; j++) {
                log[i] -= end[i][j] * end[i][j] / (2 * spread * spread);
            }
        }
        return log;
    }
}
