package org.plume.sim;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeds and random streams as functions of a seed and an index alone. */
public final class Seeds {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Seeds() {}

    /** The seed of number {@code index} in the family {@code seed}. */
    public static long of(long seed, long index) {
        return mix(mix(seed) ^ mix(index + 0xD1B54A32D192ED03L));
    }

    /** A fresh generator; two calls give the same numbers. */
    public static RandomGenerator generator(long seed) {
        return FACTORY.create(mix(seed));
    }

    /** The 64-bit finaliser of SplitMix (Steele, Lea and Flood 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
