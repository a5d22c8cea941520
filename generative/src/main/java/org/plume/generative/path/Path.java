package org.plume.generative.path;

import static org.plume.generative.path.Endpoints.combine;

/**
 * A schedule, what a network predicts along it, and the box that targets are known to lie in.
 *
 * @param schedule alpha and sigma in time
 * @param predicted what the network's output means
 * @param bound targets are clipped to [-bound, bound]; infinity: not at all
 */
public record Path(Schedule schedule, Parameterization predicted, double bound) {

    public Path {
        if (!(bound > 0)) {
            throw new IllegalArgumentException("bound must be > 0, was " + bound);
        }
    }

    /** Without a bound. */
    public static Path of(Schedule schedule, Parameterization predicted) {
        return new Path(schedule, predicted, Double.POSITIVE_INFINITY);
    }

    /** Both ends, seen from x at time t through the network's prediction. Only the target is clipped. */
    public Endpoints ends(double[] x, double t, double[] prediction) {
        Endpoints ends = Endpoints.of(predicted, schedule.at(t), x, prediction);
        if (bound < Double.POSITIVE_INFINITY) {
            double[] target = ends.target();
            for (int i = 0; i < target.length; i++) {
                target[i] = Math.max(-bound, Math.min(bound, target[i]));
            }
        }
        return ends;
    }

    /** The prediction that stands for these ends: the inverse of {@link #ends} without a bound. */
    public double[] prediction(Endpoints ends, double t) {
        return ends.as(predicted, schedule.at(t));
    }

    /** The velocity of the probability flow at x; where the target is bound, the noise follows from x and the target. */
    public double[] velocity(double[] x, double t, double[] prediction) {
        Coefficients c = schedule.at(t);
        if (bound == Double.POSITIVE_INFINITY || c.sigma() == 0) {
            return velocityWeights(t).apply(x, prediction);
        }
        double[] target = ends(x, t, prediction).target();
        double onX = c.sigmaDot() / c.sigma();
        return combine(onX, x, c.alphaDot() - onX * c.alpha(), target);
    }

    /** v = onX x + onPrediction p, the velocity of the probability flow at time t (not clipped). */
    public VelocityWeights velocityWeights(double t) {
        Coefficients c = schedule.at(t);
        var w = predicted.at(c);
        double det = c.alpha() * w.onNoise() - c.sigma() * w.onTarget();
        return new VelocityWeights(
                (c.alphaDot() * w.onNoise() - c.sigmaDot() * w.onTarget()) / det,
                (c.sigmaDot() * c.alpha() - c.alphaDot() * c.sigma()) / det);
    }

    /** The velocity as a weighted sum of where one stands and what the network says. */
    public record VelocityWeights(double onX, double onPrediction) {

        public double[] apply(double[] x, double[] prediction) {
            return combine(onX, x, onPrediction, prediction);
        }
    }
}
