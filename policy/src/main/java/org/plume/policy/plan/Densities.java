package org.plume.policy.plan;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.Density;
import org.plume.generative.DensityEstimator;
import org.plume.generative.solve.Walk;
import org.plume.policy.Chunk;

/** How distributions tell log-densities: exactly, or by estimates. */
final class Densities {

    private Densities() {}

    /** A distribution of chunks with an exact density. */
    interface Exact extends ActionDistribution, Density<Chunk> {}

    /** A distribution of chunks with an estimated density. */
    interface Estimated extends ActionDistribution, DensityEstimator<Chunk> {

        /** As {@link #estimate}, for a batch, before the first step; row i draws from generator i. */
        Measure measure(List<Chunk> chunks, List<RandomGenerator> rngs);
    }

    /** Estimates on their way. */
    interface Measure extends Walk {

        /** One for each chunk, nats, once done. */
        double[] logDensities();
    }
}
