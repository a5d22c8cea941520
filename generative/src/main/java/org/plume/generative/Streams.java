package org.plume.generative;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Independent random streams, each a function of (seed, index) alone. Whoever draws row i of a batch takes stream i, so
 * the row does not depend on its neighbours, on their number, or on the thread.
 */
public record Streams(long seed) {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    /** A fresh generator of stream {@code index}; two calls give the same numbers. */
    public RandomGenerator at(long index) {
        return FACTORY.create(mix(seed + 0x9E3779B97F4A7C15L * mix(index + 1)));
    }

    /** A family of streams of its own, for instance the rows of episode {@code index}. */
    public Streams child(long index) {
        return new Streams(mix(mix(seed) ^ mix(index + 0xD1B54A32D192ED03L)));
    }

    /** The 64-bit finaliser of SplitMix (Steele, Lea and Flood 2014): a bijection whose outputs pass as random. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
