package org.plume.protein.network;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Rows of a corpus drawn by their weights. */
final class WeightedRows {

    private final double[] cumulative;

    WeightedRows(Corpus corpus) {
        cumulative = new double[corpus.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += corpus.weights()[i];
            cumulative[i] = sum;
        }
    }

    int[] draw(int n, RandomGenerator rng) {
        int[] rows = new int[n];
        double all = cumulative[cumulative.length - 1];
        for (int b = 0; b < n; b++) {
            int found = Arrays.binarySearch(cumulative, rng.nextDouble() * all);
            rows[b] = Math.min(found < 0 ? -found - 1 : found + 1, cumulative.length - 1);
        }
        return rows;
    }

    /** Factors {@code [size]}: 0 for the share of them, 1 / (1 - share) for the others. */
    static float[] dropout(int size, double share, RandomGenerator rng) {
        float[] mask = new float[size];
        float kept = (float) (1 / (1 - share));
        for (int i = 0; i < size; i++) {
            mask[i] = share > 0 && rng.nextDouble() < share ? 0 : kept;
        }
        return mask;
    }
}
