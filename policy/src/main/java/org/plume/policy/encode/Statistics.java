package org.plume.policy.encode;

import org.plume.policy.Normalization;

/** Range, mean and deviation of each entry of vectors that pass by (Welford 1962). */
public final class Statistics {

    private final double[] min;
    private final double[] max;
    private final double[] mean;
    private final double[] squares;
    private long count;

    public Statistics(int size) {
        min = new double[size];
        max = new double[size];
        mean = new double[size];
        squares = new double[size];
    }

    /** Sees one more row {@code [n]}. */
    public void add(double[] values) {
        count++;
        for (int i = 0; i < mean.length; i++) {
            double v = values[i];
            min[i] = count == 1 ? v : Math.min(min[i], v);
            max[i] = count == 1 ? v : Math.max(max[i], v);
            double shift = v - mean[i];
            mean[i] += shift / count;
            squares[i] += shift * (v - mean[i]);
        }
    }

    /** The normalisation that these vectors ask for. */
    public Normalization normalization(Normalization.Kind kind) {
        if (count == 0) {
            throw new IllegalArgumentException("statistics need >= 1 vectors, had 0");
        }
        if (kind == Normalization.Kind.RANGE) {
            return Normalization.ofRange(min, max);
        }
        double[] deviation = new double[mean.length];
        for (int i = 0; i < deviation.length; i++) {
            deviation[i] = Math.sqrt(squares[i] / count);
        }
        return Normalization.ofDeviation(mean, deviation);
    }
}
