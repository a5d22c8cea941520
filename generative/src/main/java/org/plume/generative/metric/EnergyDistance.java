package org.plume.generative.metric;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The energy distance of two samples, 2 E|X - Y| - E|X - X'| - E|Y - Y'| (Szekely and Rizzo 2013), pairs with themselves
 * included, so that it is >= 0; and the permutation test of the hypothesis that both came from one distribution.
 */
public final class EnergyDistance {

    private final Distances distances;
    private final int first;

    private EnergyDistance(Distances distances, int first) {
        this.distances = distances;
        this.first = first;
    }

    /** Between two samples {@code [n, d]} and {@code [m, d]}; holds the distances of all pairs. */
    public static EnergyDistance of(List<double[]> x, List<double[]> y) {
        return new EnergyDistance(Distances.of(x, y), x.size());
    }

    /** With s_i = 1/n for points of x and -1/m for those of y this is -s^T D s. */
    public double value() {
        return -distances.form(signs());
    }

    /**
     * The share of relabelled samples whose distance is at least as large, the sample itself counted (Phipson and Smyth
     * 2010), so it is never 0.
     *
     * @param permutations >= 1; 999 resolve thousandths
     */
    public double pValue(int permutations, RandomGenerator rng) {
        if (permutations < 1) {
            throw new IllegalArgumentException("permutations must be >= 1, was " + permutations);
        }
        double observed = value();
        float[] signs = signs();
        int atLeast = 1;
        for (int k = 0; k < permutations; k++) {
            shuffle(signs, rng);
            if (-distances.form(signs) >= observed) {
                atLeast++;
            }
        }
        return atLeast / (permutations + 1.0);
    }

    private float[] signs() {
        int n = distances.size();
        float[] signs = new float[n];
        for (int i = 0; i < n; i++) {
            signs[i] = i < first ? 1f / first : -1f / (n - first);
        }
        return signs;
    }

    private static void shuffle(float[] values, RandomGenerator rng) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = rng.nextInt(i + 1);
            float swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
