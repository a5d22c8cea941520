package org.plume.policy.method;

import java.util.random.RandomGenerator;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;

/**
 * Flow matching (Lipman et al. 2023): the velocity x_1 - x_0 of the straight path x_t = t x_1 + (1 - t) x_0.
 *
 * @param timePower training times are U^timePower, U uniform: 1 uniform, above 1 more of them near the noise
 * @param prediction what the network says; the velocity follows from either
 */
public record Flow(double timePower, Prediction prediction) implements AlongPath {

    /** What the network says. */
    public enum Prediction {
        /** x_1 - x_0. */
        VELOCITY,
        /** x_1: for chunks of many numbers that move together, since the network need not carry their noise through. */
        TARGET
    }

    public Flow {
        if (!(timePower > 0 && timePower <= 10)) {
            throw new IllegalArgumentException("method.timePower must be in (0, 10], was " + timePower);
        }
    }

    /** A network that says the velocity. */
    public Flow(double timePower) {
        this(timePower, Prediction.VELOCITY);
    }

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public Path path() {
        return Path.of(
                Schedule.LINEAR,
                prediction == Prediction.VELOCITY ? Parameterization.VELOCITY : Parameterization.TARGET);
    }

    @Override
    public double drawTime(RandomGenerator rng) {
        return Math.pow(rng.nextDouble(), timePower);
    }
}
