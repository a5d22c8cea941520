package org.plume.generative.solve;

import static org.plume.generative.path.Endpoints.combine;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Endpoints;
import org.plume.generative.path.Path;

/**
 * Leads the rows of a solver toward values that some coordinates are to have, such as the part of a plan that is already
 * under way. Before the solver moves, the target x_1 that the network sees from (x, t) is corrected by what
 * {@link Correction} makes of the error e = w (y - x_1). It serves any solver, path and parameterisation, and a row still
 * depends on itself alone.
 *
 * @param solver how to go
 * @param values y, {@code [d]}; of no effect where the weight is 0
 * @param weights w, {@code [d]}, each from 0 (free) to 1
 * @param correction from error to correction; one that needs a derivative doubles the evaluations
 */
public record Guided(Solver solver, double[] values, double[] weights, Correction correction) implements Solver {

    /** From the error e {@code [d]} to what is added to the target. */
    public interface Correction {

        /** The error where the path has these coefficients, given y - x_1: w (y - x_1). */
        default double[] error(Coefficients c, double[] difference, double[] weights) {
            double[] e = new double[difference.length];
            for (int i = 0; i < e.length; i++) {
                e[i] = weights[i] * difference[i];
            }
            return e;
        }

        /**
         * The correction where the path has these coefficients, {@code [d]}.
         *
         * @param product e^T (d prediction / d x), {@code [d]}; empty unless {@link #derivative}
         */
        double[] of(Path path, Coefficients c, double[] error, double[] weights, double[] product);

        /** Whether it needs the derivative of the network: then each evaluation is followed by one with it. */
        default boolean derivative() {
            return false;
        }

        /**
         * The error itself: with weight 1 the target becomes y, and the row ends there. On the way such a coordinate is y, noised
         * by the row's own noise: inpainting by replacement (Song et al. 2021, section 5), without repeats.
         */
        Correction EXACT = (path, c, error, weights, product) -> error;

        /**
         * Real-time chunking as LeRobot codes it, without a derivative: the velocity of the linear path gains
         * min(most, ((1 - s)^2 + s^2) / (s (1 - s))) e at time s, other paths the same where alpha / sigma is,
         * s = alpha / (alpha + sigma).
         */
        static Correction direct(double most) {
            return (path, c, error, weights, product) -> {
                double s = c.alpha() / (c.alpha() + c.sigma());
                double left = 1 - s;
                return combine(left * Math.min(most, (left * left + s * s) / (s * left)), error, 0, error);
            };
        }

        /** {@link Posterior}. */
        static Correction posterior(double spread) {
            return new Posterior(spread);
        }
    }

    public Guided {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(
                    "weights must have " + values.length + " entries like values, had " + weights.length);
        }
        values = values.clone();
        weights = weights.clone();
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && weights[i] <= 1)) {
                throw new IllegalArgumentException("weights must be in [0, 1], was " + weights[i] + " at " + i);
            }
            if (weights[i] > 0 && !Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "values must be finite where their weight is not 0, was " + values[i] + " at " + i);
            }
        }
    }

    @Override
    public Run start(double[] x, TimeGrid grid, Path path, RandomGenerator rng) {
        if (x.length != values.length) {
            throw new IllegalArgumentException(
                    "values must have " + x.length + " entries, as x has, had " + values.length);
        }
        return new Led(solver.start(x, grid, path, rng), path);
    }

    private record Look(double[] prediction, double[] error) {}

    /** A row that is told where to go, one evaluation after it has seen where it would go by itself. */
    private final class Led implements Run {

        private final Run run;
        private final Path path;
        private @Nullable Look look;

        Led(Run run, Path path) {
            this.run = run;
            this.path = path;
        }

        @Override
        public boolean done() {
            return run.done();
        }

        @Override
        public double[] x() {
            return run.x();
        }

        @Override
        public double t() {
            return run.t();
        }

        @Override
        public double @Nullable [] cotangent() {
            return look == null ? null : look.error;
        }

        @Override
        public void advance(double[] answer) {
            Look before = look;
            if (before != null) {
                look = null;
                int d = before.error.length;
                move(before, Arrays.copyOfRange(answer, d, 2 * d));
                return;
            }
            Look now = new Look(answer, error(answer));
            if (correction.derivative()) {
                look = now;
            } else {
                move(now, new double[0]);
            }
        }

        private double[] error(double[] prediction) {
            Coefficients c = path.schedule().at(t());
            double[] target = Endpoints.of(path.predicted(), c, x(), prediction).target();
            double[] difference = new double[target.length];
            for (int i = 0; i < difference.length; i++) {
                difference[i] = weights[i] == 0 ? 0 : values[i] - target[i];
            }
            return correction.error(c, difference, weights);
        }

        /** By the prediction of the corrected target; the noise follows from x. */
        private void move(Look seen, double[] product) {
            Coefficients c = path.schedule().at(t());
            var w = path.predicted().at(c);
            run.advance(combine(
                    1,
                    seen.prediction,
                    w.onTarget() - w.onNoise() * c.alpha() / c.sigma(),
                    correction.of(path, c, seen.error, weights, product)));
        }
    }

    /** Without those of the derivative, which are as many again. */
    @Override
    public int evaluations(int steps) {
        return solver.evaluations(steps);
    }
}
