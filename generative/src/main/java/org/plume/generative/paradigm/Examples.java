package org.plume.generative.paradigm;

import java.util.random.RandomGenerator;

/** Data to learn p(x | c) from. */
@FunctionalInterface
public interface Examples {

    /** One of them, drawn anew. */
    Example draw(RandomGenerator rng);

    /**
     * A point and its condition.
     *
     * @param x {@code [d]}
     * @param condition {@code [c]}
     */
    record Example(double[] x, float[] condition) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public String toString() {
            return "Example of " + x.length + " entries given " + condition.length;
        }
    }
}
