package org.plume.generative.metric;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The energy distance of two samples, 2 E|X - Y| - E|X - X'| - E|Y - Y'| (Szekely and Rizzo 2013), pairs with themselves
 * included, so that it is >= 0; and the permutation test of the hypothesis that both came from one distribution.
 */
public final class EnergyDistance {

    private final Distances distances;
    private final double[] sums;
    private final double total;
    private final int first;

    private EnergyDistance(Distances distances, int first) {
        this.distances = distances;
        this.first = first;
        sums = IntStream.range(0, distances.size()).mapToDouble(distances::sum).toArray();
        total = DoubleStream.of(sums).sum();
    }

    /** Between two samples {@code [n, d]} and {@code [m, d]}; holds the distances of all pairs. */
    public static EnergyDistance of(List<double[]> x, List<double[]> y) {
        return new EnergyDistance(Distances.of(x, y), x.size());
    }

    /** The distance. */
    public double value() {
        return between(IntStream.range(0, first).toArray());
    }

    /** Of these points to the others; what is not among these follows from the sums of the rows, which stay the same. */
    private double between(int... these) {
        double among = distances.among(these);
        double across = -among;
        for (int i : these) {
            across += sums[i];
        }
        double others = total - among - 2 * across;
        double n = first;
        double m = sums.length - n;
        return 2 * across / (n * m) - among / (n * n) - others / (m * m);
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
        boolean[] ofFirst = new boolean[sums.length];
        Arrays.fill(ofFirst, 0, first, true);
        int[] these = new int[first];
        int atLeast = 1;
        for (int k = 0; k < permutations; k++) {
            shuffle(ofFirst, rng);
            for (int i = 0, at = 0; at < first; i++) {
                if (ofFirst[i]) {
                    these[at++] = i;
                }
            }
            if (between(these) >= observed) {
                atLeast++;
            }
        }
        return atLeast / (permutations + 1.0);
    }

    private static void shuffle(boolean[] values, RandomGenerator rng) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = rng.nextInt(i + 1);
            boolean swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
