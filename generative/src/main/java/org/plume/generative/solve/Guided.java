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

        /**
         * The correction at (x, t), {@code [d]}.
         *
         * @param product e^T (d prediction / d x), {@code [d]}; empty unless {@link #derivative}
         */
        double[] of(Path path, double[] x, double t, double[] error, double[] product);

        /** Whether it needs the derivative of the network: then each evaluation is followed by one with it. */
        default boolean derivative() {
            return false;
        }

        /**
         * The error itself: with weight 1 the target becomes y, and the row ends there. On the way such a coordinate is y, noised
         * by the row's own noise: inpainting by replacement (Song et al. 2021, section 5), without repeats.
         */
        Correction EXACT = (path, x, t, error, product) -> error;

        /**
         * Real-time chunking as LeRobot codes it, without a derivative: the velocity of the linear path gains
         * min(most, ((1 - s)^2 + s^2) / (s (1 - s))) e at time s, other paths the same where alpha / sigma is,
         * s = alpha / (alpha + sigma).
         */
        static Correction direct(double most) {
            return (path, x, t, error, product) ->
                    combine(weight(path.schedule().at(t), most, 1), error, 0, error);
        }

        /**
         * Real-time chunking (Black et al. 2025, equations 2 to 4; Song et al. 2023, "PiGDM"): as {@link #direct}, with e
         * replaced by e^T (d x_1 / d x) of the linear path, and the weight (1 - s) / s over the variance of a coordinate of the
         * target given x_t, whose deviation given the condition is {@code spread}: the paper has 1. So that a network whose
         * derivative is not that of a denoiser does not run away, the coordinates with an error are together corrected by no
         * more than its length.
         */
        static Correction pulled(double most, double spread) {
            return new Correction() {
                @Override
                public boolean derivative() {
                    return true;
                }

                @Override
                public double[] of(Path path, double[] x, double t, double[] error, double[] product) {
                    Coefficients c = path.schedule().at(t);
                    double[] pulled = pulled(path, c, error, product);
                    double scale = weight(c, most, spread) * (c.alpha() + c.sigma());
                    return combine(Math.min(scale, most(error, pulled)), pulled, 0, pulled);
                }
            };
        }

        /** |e| over the length of what is pulled where e is not 0. */
        private static double most(double[] error, double[] pulled) {
            double errors = 0;
            double squares = 0;
            for (int i = 0; i < error.length; i++) {
                if (error[i] != 0) {
                    errors += error[i] * error[i];
                    squares += pulled[i] * pulled[i];
                }
            }
            return squares == 0 ? 0 : Math.sqrt(errors / squares);
        }

        /** e^T (d x_1 / d x). */
        private static double[] pulled(Path path, Coefficients c, double[] error, double[] product) {
            var w = path.predicted().at(c);
            double det = c.alpha() * w.onNoise() - c.sigma() * w.onTarget();
            return combine(w.onNoise() / det, error, -c.sigma() / det, product);
        }

        /** The gain of the velocity at time s, times what a change of velocity is worth to the target, 1 - s. */
        private static double weight(Coefficients c, double most, double spread) {
            double s = c.alpha() / (c.alpha() + c.sigma());
            double left = 1 - s;
            double variance = spread * spread;
            return left * Math.min(most, (left * left + variance * s * s) / (variance * s * left));
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
            double[] target = Endpoints.of(path.predicted(), path.schedule().at(t()), x(), prediction)
                    .target();
            double[] e = new double[target.length];
            for (int i = 0; i < e.length; i++) {
                e[i] = weights[i] == 0 ? 0 : weights[i] * (values[i] - target[i]);
            }
            return e;
        }

        /** By the prediction of the corrected target; the noise follows from x. */
        private void move(Look seen, double[] product) {
            Coefficients c = path.schedule().at(t());
            var w = path.predicted().at(c);
            run.advance(combine(
                    1,
                    seen.prediction,
                    w.onTarget() - w.onNoise() * c.alpha() / c.sigma(),
                    correction.of(path, x(), t(), seen.error, product)));
        }
    }

    /** Without those of the derivative, which are as many again. */
    @Override
    public int evaluations(int steps) {
        return solver.evaluations(steps);
    }
}
