package org.plume.policy.plan;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.plume.generative.Density;
import org.plume.generative.DensityEstimator;
import org.plume.policy.Chunk;

/** The log-density that a distribution can tell: exact, else an estimate, else none. */
final class Densities {

    private Densities() {}

    static OptionalDouble of(ActionDistribution distribution, Chunk chunk, RandomGenerator rng) {
        if (distribution instanceof Exact exact) {
            return OptionalDouble.of(exact.logDensity(chunk));
        }
        if (distribution instanceof Estimated estimated) {
            return OptionalDouble.of(estimated.estimate(chunk, rng));
        }
        return OptionalDouble.empty();
    }

    /** A distribution of chunks with an exact density. */
    interface Exact extends ActionDistribution, Density<Chunk> {}

    /** A distribution of chunks with an estimated density. */
    interface Estimated extends ActionDistribution, DensityEstimator<Chunk> {}
}
