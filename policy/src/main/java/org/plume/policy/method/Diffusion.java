package org.plume.policy.method;

import java.util.random.RandomGenerator;
import org.plume.generative.path.DiscreteSchedule;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;

/**
 * Denoising diffusion (Ho et al. 2020) with the squared-cosine levels of Nichol and Dhariwal 2021, as Chi et al. 2023 use it.
 *
 * @param levels N
 * @param prediction what the network says
 * @param bound normalised targets are clipped to [-bound, bound] while sampling; 0: not at all
 */
public record Diffusion(int levels, Prediction prediction, double bound) implements AlongPath {

    /** What the network says. */
    public enum Prediction {
        /** x_0, epsilon. */
        NOISE,
        /** x_1. */
        TARGET,
        /** alpha x_0 - sigma x_1 (Salimans and Ho 2022). */
        V;

        Parameterization parameterization() {
            return switch (this) {
                case NOISE -> Parameterization.NOISE;
                case TARGET -> Parameterization.TARGET;
                case V -> Parameterization.V;
            };
        }
    }

    public Diffusion {
        if (levels < 2 || levels > 10_000) {
            throw new IllegalArgumentException("method.levels must be in [2, 10000], was " + levels);
        }
        if (!(bound >= 0)) {
            throw new IllegalArgumentException("method.bound must be >= 0, was " + bound);
        }
    }

    @Override
    public String name() {
        return "diffusion";
    }

    /** The levels as a schedule. */
    public DiscreteSchedule schedule() {
        return DiscreteSchedule.squaredCosine(levels);
    }

    @Override
    public Path path() {
        return new Path(schedule(), prediction.parameterization(), bound == 0 ? Double.POSITIVE_INFINITY : bound);
    }

    /** The time of a level drawn uniformly. */
    @Override
    public double drawTime(RandomGenerator rng) {
        return 1 - (rng.nextInt(levels) + 1.0) / levels;
    }
}
