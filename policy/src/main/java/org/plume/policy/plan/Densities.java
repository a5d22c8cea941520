package org.plume.policy.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.plume.generative.Density;
import org.plume.generative.DensityEstimator;
import org.plume.policy.Chunk;

/** The log-densities that a distribution can tell: exact, else estimates, else none. */
final class Densities {

    private Densities() {}

    /** One for each chunk; row i draws from generator i. */
    static List<OptionalDouble> of(ActionDistribution distribution, List<Chunk> chunks, List<RandomGenerator> rngs) {
        if (distribution instanceof Exact exact) {
            return chunks.stream()
                    .map(c -> OptionalDouble.of(exact.logDensity(c)))
                    .toList();
        }
        if (distribution instanceof Estimated estimated) {
            double[] log = estimated.estimates(chunks, rngs);
            return Arrays.stream(log).mapToObj(OptionalDouble::of).toList();
        }
        return none(chunks.size());
    }

    static List<OptionalDouble> none(int n) {
        return Collections.nCopies(n, OptionalDouble.empty());
    }

    /** A distribution of chunks with an exact density. */
    interface Exact extends ActionDistribution, Density<Chunk> {}

    /** A distribution of chunks with an estimated density. */
    interface Estimated extends ActionDistribution, DensityEstimator<Chunk> {

        /** As {@link #estimate}, for a batch; row i draws from generator i. */
        double[] estimates(List<Chunk> chunks, List<RandomGenerator> rngs);
    }
}
