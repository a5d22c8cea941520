package org.plume.generative.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.FirstOrderIntegrator;
import org.apache.commons.math3.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.plume.generative.path.Path;

/**
 * The probability flow dx/dt = v(x, t) as an ordinary differential equation (Song et al. 2021, section 4.3): rows
 * together, by an integrator of Commons Math, and the density that it carries,
 * log p(x(to)) = log N(x(from); 0, spread^2 I) - integral of div v dt (Chen et al. 2018; Grathwohl et al. 2019).
 *
 * @param predictor the network
 * @param pullback its derivative in x
 * @param path schedule and parameterisation
 * @param from where noise stands: 0, or a little more where the velocity is singular there
 * @param to where data stands: 1, or a little less
 * @param condition of the network; may be empty
 * @param integrator fixed-step or adaptive; one is made for each use, since they carry state
 */
public record ProbabilityFlow(
        Predictor predictor,
        Pullback pullback,
        Path path,
        double from,
        double to,
        float[] condition,
        Integrator integrator) {

    /** Makes an integrator. */
    @FunctionalInterface
    public interface Integrator {
        FirstOrderIntegrator create();

        /** Classical Runge-Kutta of order 4, n equal steps over a unit of time. */
        static Integrator rungeKutta(int steps) {
            return () -> new ClassicalRungeKuttaIntegrator(1.0 / steps);
        }

        /** Dormand and Prince 5(4), adaptive to the tolerance (absolute and relative). */
        static Integrator dormandPrince(double tolerance) {
            return () -> new DormandPrince54Integrator(1e-8, 1, tolerance, tolerance);
        }
    }

    /** Noise to data. */
    public double[] sample(double[] noise) {
        return decode(List.of(noise)).get(0);
    }

    /** Noise to data, row by row, all at once. */
    public List<double[]> decode(List<double[]> noise) {
        return integrate(noise, from, to, ProbabilityFlow::still).points();
    }

    /** Data to the noise that becomes it, row by row, all at once. */
    public List<double[]> encode(List<double[]> points) {
        return integrate(points, to, from, ProbabilityFlow::still).points();
    }

    private static double[] still(List<Query> queries) {
        return new double[queries.size()];
    }

    /** log p(x | condition) in nats; the divergence from d vector-Jacobian products, so for small d. */
    public double logDensity(double[] x) {
        return logDensities(List.of(x))[0];
    }

    /** Of many points, as one batch of network evaluations. */
    public double[] logDensities(List<double[]> points) {
        return logDensities(points, this::divergences);
    }

    /**
     * Hutchinson's estimate of log p(x | condition) in nats: the trace of the Jacobian as the mean of w^T J w over Rademacher
     * vectors w (FFJORD), which stay the same along the whole path. Unbiased up to the integrator's error.
     */
    public double logDensityEstimate(double[] x, int probes, RandomGenerator rng) {
        List<double[]> w = new ArrayList<>();
        for (int k = 0; k < probes; k++) {
            w.add(rng.doubles(x.length).map(u -> u < 0.5 ? -1 : 1).toArray());
        }
        return logDensities(List.of(x), queries -> divergences(queries, w, 1.0 / probes))[0];
    }

    /** div v at a query, exactly. */
    public double divergence(Query q) {
        return divergences(List.of(q))[0];
    }

    private double[] divergences(List<Query> queries) {
        int d = queries.get(0).x().length;
        List<double[]> basis = new ArrayList<>(d);
        for (int i = 0; i < d; i++) {
            double[] e = new double[d];
            e[i] = 1;
            basis.add(e);
        }
        return divergences(queries, basis, 1);
    }

    private double[] divergences(List<Query> queries, List<double[]> probes, double share) {
        List<Query> asked = new ArrayList<>();
        List<double[]> cotangents = new ArrayList<>();
        for (Query q : queries) {
            asked.addAll(Collections.nCopies(probes.size(), q));
            cotangents.addAll(probes);
        }
        List<double[]> rows = pullback.pull(asked, cotangents);
        double[] result = new double[queries.size()];
        for (int r = 0; r < result.length; r++) {
            double trace = 0;
            for (int k = 0; k < probes.size(); k++) {
                trace += dot(probes.get(k), rows.get(r * probes.size() + k));
            }
            Query q = queries.get(r);
            var weights = path.velocityWeights(q.t());
            result[r] = weights.onX() * q.x().length + weights.onPrediction() * share * trace;
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private double[] logDensities(List<double[]> points, Function<List<Query>, double[]> divergences) {
        Carried end = integrate(points, to, from, divergences);
        double spread = path.schedule().at(from).spread();
        double[] logs = new double[points.size()];
        for (int r = 0; r < logs.length; r++) {
            double[] z = end.points().get(r);
            logs[r] = end.divergences()[r]
                    - z.length * (Math.log(spread) + Math.log(2 * Math.PI) / 2)
                    - dot(z, z) / (2 * spread * spread);
        }
        return logs;
    }

    /** Rows that were carried, and the integral of the divergence along the way of each. */
    private record Carried(List<double[]> points, double[] divergences) {}

    /** All rows as one system, so that a stage of the integrator is one batch. */
    private Carried integrate(
            List<double[]> rows, double start, double end, Function<List<Query>, double[]> divergences) {
        int n = rows.size();
        int d = rows.get(0).length;
        var equation = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return n * (d + 1);
            }

            @Override
            public void computeDerivatives(double t, double[] y, double[] yDot) {
                List<Query> queries = split(y, n, d).stream()
                        .map(x -> new Query(x, t, condition))
                        .toList();
                List<double[]> predictions = predictor.predict(queries);
                double[] rates = divergences.apply(queries);
                var weights = path.velocityWeights(t);
                for (int r = 0; r < n; r++) {
                    double[] v = weights.apply(queries.get(r).x(), predictions.get(r));
                    System.arraycopy(v, 0, yDot, r * (d + 1), d);
                    yDot[r * (d + 1) + d] = rates[r];
                }
            }
        };
        double[] y = new double[n * (d + 1)];
        for (int r = 0; r < n; r++) {
            System.arraycopy(rows.get(r), 0, y, r * (d + 1), d);
        }
        integrator.create().integrate(equation, start, y, end, y);
        double[] sums = new double[n];
        for (int r = 0; r < n; r++) {
            sums[r] = y[r * (d + 1) + d];
        }
        return new Carried(split(y, n, d), sums);
    }

    private static List<double[]> split(double[] y, int n, int d) {
        List<double[]> rows = new ArrayList<>(n);
        for (int r = 0; r < n; r++) {
            rows.add(Arrays.copyOfRange(y, r * (d + 1), r * (d + 1) + d));
        }
        return rows;
    }
}
