package org.plume.protein.network;

import java.util.Arrays;

/**
 * Readings to learn from or to measure with.
 *
 * @param readings symbols in reading order
 * @param families the index of each reading's family
 * @param weights what each reading counts, > 0
 */
public record Corpus(byte[][] readings, int[] families, double[] weights) {

    public Corpus {
        if (readings.length == 0 || families.length != readings.length || weights.length != readings.length) {
            throw new IllegalArgumentException("readings, families and weights must be as many and >= 1, were "
                    + readings.length + ", " + families.length + " and " + weights.length);
        }
    }

    public int size() {
        return readings.length;
    }

    /** Symbols of the longest reading. */
    public int longest() {
        return Arrays.stream(readings).mapToInt(r -> r.length).max().orElse(0);
    }
}
