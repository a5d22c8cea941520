package org.plume.generative;

import java.util.BitSet;
import java.util.random.RandomGenerator;

/** Draws x ~ p(x | x[known] = values[known]). */
@FunctionalInterface
public interface Inpainter<T> {
    T inpaint(T values, BitSet known, RandomGenerator rng);
}
