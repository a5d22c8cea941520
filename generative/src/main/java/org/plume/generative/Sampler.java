package org.plume.generative;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws x ~ p(x). */
@FunctionalInterface
public interface Sampler<T> {

    /** One sample; the generator is consumed. */
    T sample(RandomGenerator rng);

    /**
     * The batch {@code x_0 .. x_(n-1)}, row i from stream i alone: the first 50 of 100 samples are the 50-sample run.
     * Models that evaluate a network override this, so that the n samples are one batch.
     */
    default List<T> sample(int n, Streams streams) {
        return IntStream.range(0, n).mapToObj(i -> sample(streams.at(i))).toList();
    }
}
