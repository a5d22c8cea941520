package org.plume.generative;

import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws x ~ p(x | x[known] = values[known]). */
@FunctionalInterface
public interface Inpainter<T> {
    T inpaint(T values, BitSet known, RandomGenerator rng);

    /**
     * A draw for each of the values, row i from stream i alone. Models that evaluate a network override this, so that they are
     * one batch.
     */
    default List<T> inpaint(List<T> values, BitSet known, Streams streams) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> inpaint(values.get(i), known, streams.at(i)))
                .toList();
    }
}
