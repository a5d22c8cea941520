package org.plume.weather.verify;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** Sums over cases of some quantities, as they are and as each replicate of a bootstrap counts them. One pass; they merge. */
final class BlockSums {

    /** Replicates in which nothing was drawn, or nothing can be computed, may be this share; else there is no interval. */
    private static final double EMPTY = 0.025;

    private static final double TAIL = 0.025;

    private final Bootstrap bootstrap;
    private final double[] sums;
    private final double[][] replicates;
    private long block;
    private double[] weights;

    BlockSums(Bootstrap bootstrap, int quantities) {
        this.bootstrap = bootstrap;
        sums = new double[quantities];
        replicates = new double[bootstrap.replicates()][quantities];
        weights = bootstrap.weights(0);
    }

    void add(long ofBlock, double... values) {
        if (ofBlock != block) {
            block = ofBlock;
            weights = bootstrap.weights(ofBlock);
        }
        accumulate(sums, 1, values);
        for (int b = 0; b < replicates.length; b++) {
            if (weights[b] > 0) {
                accumulate(replicates[b], weights[b], values);
            }
        }
    }

    private static void accumulate(double[] into, double weight, double[] values) {
        for (int q = 0; q < into.length; q++) {
            into[q] += weight * values[q];
        }
    }

    void merge(BlockSums other) {
        if (!bootstrap.equals(other.bootstrap) || sums.length != other.sums.length) {
            throw new IllegalArgumentException(
                    "scores that merge must have the same bootstrap, had " + bootstrap + " and " + other.bootstrap);
        }
        accumulate(sums, 1, other.sums);
        for (int b = 0; b < replicates.length; b++) {
            accumulate(replicates[b], 1, other.replicates[b]);
        }
    }

    double sum(int quantity) {
        return sums[quantity];
    }

    /** A function of the sums with the interval between the 2.5 % and 97.5 % percentiles of its replicates. */
    Estimate estimate(ToDoubleFunction<double[]> statistic) {
        double[] values =
                Arrays.stream(replicates).mapToDouble(statistic).sorted().toArray();
        return interval(statistic.applyAsDouble(sums), values);
    }

    /** A function of the sums of two scores of the same cases. */
    static Estimate estimate(BlockSums a, BlockSums b, ToDoubleBiFunction<double[], double[]> statistic) {
        if (!a.bootstrap.equals(b.bootstrap)) {
            throw new IllegalArgumentException("scores that are compared must have the same bootstrap, had "
                    + a.bootstrap + " and " + b.bootstrap);
        }
        double[] values = new double[a.replicates.length];
        for (int r = 0; r < values.length; r++) {
            values[r] = statistic.applyAsDouble(a.replicates[r], b.replicates[r]);
        }
        Arrays.sort(values);
        return interval(statistic.applyAsDouble(a.sums, b.sums), values);
    }

    /** Sorting has put NaN last. */
    private static Estimate interval(double value, double[] sorted) {
        int n = sorted.length;
        int known = n;
        while (known > 0 && Double.isNaN(sorted[known - 1])) {
            known--;
        }
        if (Double.isNaN(value) || known == 0 || n - known > EMPTY * n) {
            return new Estimate(value, Double.NaN, Double.NaN);
        }
        return new Estimate(value, quantile(sorted, known, TAIL), quantile(sorted, known, 1 - TAIL));
    }

    private static double quantile(double[] sorted, int n, double p) {
        double at = p * (n - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, n - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
