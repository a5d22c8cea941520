package org.plume.generative.paradigm;

import java.util.random.RandomGenerator;

/**
 * A coordinate as one of equal bins.
 *
 * @param count of them
 * @param low where the first begins
 * @param width of each
 * @param letters whether a bin stands for one value, its number
 */
record Bins(int count, double low, double width, boolean letters) {

    /** Values 0 .. count - 1, each a bin of width 1. */
    static Bins ofLetters(int count) {
        return new Bins(count, 0, 1, true);
    }

    /** The bin that holds the value; the outermost take what lies beyond. */
    int of(double x) {
        return (int) Math.max(0, Math.min(count - 1, Math.floor((x - low) / width)));
    }

    boolean holds(double x) {
        return x >= low && x <= low + count * width;
    }

    /** A value of the bin, evenly drawn. */
    double draw(int bin, RandomGenerator rng) {
        return letters ? bin : low + width * (bin + rng.nextDouble());
    }
}
