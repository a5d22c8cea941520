package org.plume.generative.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.FirstOrderIntegrator;
import org.apache.commons.math3.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.plume.generative.path.Path;

/**
 * The probability flow dx/dt = v(x, t) as an ordinary differential equation (Song et al. 2021, section 4.3): one point at
 * a time, by an integrator of Commons Math, and the density that it carries,
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
        return integrate(noise, from, to, x -> 0)[0];
    }

    /** log p(x | condition) in nats; the divergence from d vector-Jacobian products, so for small d. */
    public double logDensity(double[] x) {
        return logDensity(x, this::divergence);
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
        return logDensity(x, q -> divergence(q, w, 1.0 / probes));
    }

    /** div v at a query, exactly. */
    public double divergence(Query q) {
        int d = q.x().length;
        List<double[]> basis = new ArrayList<>(d);
        for (int i = 0; i < d; i++) {
            double[] e = new double[d];
            e[i] = 1;
            basis.add(e);
        }
        return divergence(q, basis, 1);
    }

    private double divergence(Query q, List<double[]> probes, double share) {
        List<double[]> rows = pullback.pull(Collections.nCopies(probes.size(), q), probes);
        double trace = 0;
        for (int k = 0; k < rows.size(); k++) {
            double[] w = probes.get(k);
            double[] row = rows.get(k);
            for (int i = 0; i < w.length; i++) {
                trace += w[i] * row[i];
            }
        }
        var weights = path.velocityWeights(q.t());
        return weights.onX() * q.x().length + weights.onPrediction() * share * trace;
    }

    private double logDensity(double[] x, ToDoubleFunction<Query> divergence) {
        double[][] end = integrate(x, to, from, divergence);
        double spread = path.schedule().at(from).spread();
        double log = -x.length * (Math.log(spread) + Math.log(2 * Math.PI) / 2);
        for (double z : end[0]) {
            log -= z * z / (2 * spread * spread);
        }
        return log + end[1][0];
    }

    /** Point and integral of the divergence, carried from one time to another. */
    private double[][] integrate(double[] x, double start, double end, ToDoubleFunction<Query> divergence) {
        int d = x.length;
        var equation = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return d + 1;
            }

            @Override
            public void computeDerivatives(double t, double[] y, double[] yDot) {
                Query q = new Query(Arrays.copyOf(y, d), t, condition);
                double[] p = predictor.predict(List.of(q)).get(0);
                System.arraycopy(path.velocityWeights(t).apply(q.x(), p), 0, yDot, 0, d);
                yDot[d] = divergence.applyAsDouble(q);
            }
        };
        double[] y = Arrays.copyOf(x, d + 1);
        integrator.create().integrate(equation, start, y, end, y);
        return new double[][] {Arrays.copyOf(y, d), {y[d]}};
    }
}
