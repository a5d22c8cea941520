package org.plume.weather;

import java.util.random.RandomGenerator;
import org.plume.generative.Streams;

/**
 * Some members of an ensemble: from (inclusive) to (exclusive). Member k draws from a stream that is a function of
 * (seed, start, k) alone, so it is the same alone, in any batch, and in a run of more members or starts.
 */
public record Members(Streams streams, int from, int to) {

    public Members {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("members must be from >= 0 to > from, were " + from + " to " + to);
        }
    }

    /** Members of the run of a seed at the start of a time. */
    public static Members of(long seed, double start, int from, int to) {
        return new Members(new Streams(seed).child(Double.doubleToLongBits(start)), from, to);
    }

    public int size() {
        return to - from;
    }

    /** The number of the i-th of these members. */
    public int number(int i) {
        return from + i;
    }

    /** A fresh generator of the i-th of these members. */
    public RandomGenerator rng(int i) {
        return streams.at(number(i));
    }

    /** All of them. */
    public RandomGenerator[] rngs() {
        RandomGenerator[] rngs = new RandomGenerator[size()];
        for (int i = 0; i < rngs.length; i++) {
            rngs[i] = rng(i);
        }
        return rngs;
    }
}
