package org.plume.policy;

import java.util.Arrays;

/**
 * An affine map of each entry of a vector, y = x scale + offset, and back.
 *
 * @param scale {@code [n]}, finite and not 0
 * @param offset {@code [n]}
 */
public record Normalization(double[] scale, double[] offset) {

    /** Entries whose range or deviation is below this are constant. */
    private static final double CONSTANT = 1e-7;

    /** How the map is made from data. */
    public enum Kind {
        /** To [-1, 1]: scale = 2 / (max - min), offset = -1 - min scale; a constant goes to 0 with scale 1 (Chi et al. 2023). */
        RANGE,
        /** To mean 0 and deviation 1; a constant goes to 0 with scale 1. */
        DEVIATION
    }

    public Normalization {
        if (scale.length != offset.length) {
            throw new IllegalArgumentException(
                    "offset must have " + scale.length + " entries like scale, had " + offset.length);
        }
        for (int i = 0; i < scale.length; i++) {
            if (!Double.isFinite(scale[i]) || scale[i] == 0 || !Double.isFinite(offset[i])) {
                throw new IllegalArgumentException("scale must be finite and not 0 and offset finite, was " + scale[i]
                        + " and " + offset[i] + " at entry " + i);
            }
        }
        scale = scale.clone();
        offset = offset.clone();
    }

    /** From the smallest and largest value of each entry, to [-1, 1]. */
    public static Normalization ofRange(double[] min, double[] max) {
        int n = min.length;
        double[] scale = new double[n];
        double[] offset = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(min[i] <= max[i])) {
                throw new IllegalArgumentException(
                        "min must be <= max, was " + min[i] + " > " + max[i] + " at entry " + i);
            }
            boolean constant = max[i] - min[i] < CONSTANT;
            scale[i] = constant ? 1 : 2 / (max[i] - min[i]);
            offset[i] = constant ? -min[i] : -1 - min[i] * scale[i];
        }
        return new Normalization(scale, offset);
    }

    /** From the mean and standard deviation of each entry, to mean 0 and deviation 1. */
    public static Normalization ofDeviation(double[] mean, double[] deviation) {
        int n = mean.length;
        double[] scale = new double[n];
        double[] offset = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(deviation[i] >= 0)) {
                throw new IllegalArgumentException("deviation must be >= 0, was " + deviation[i] + " at entry " + i);
            }
            scale[i] = deviation[i] < CONSTANT ? 1 : 1 / deviation[i];
            offset[i] = -mean[i] * scale[i];
        }
        return new Normalization(scale, offset);
    }

    public int size() {
        return scale.length;
    }

    /** x scale + offset. */
    public double[] apply(double[] x) {
        check(x);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] * scale[i] + offset[i];
        }
        return y;
    }

    /** (y - offset) / scale. */
    public double[] invert(double[] y) {
        check(y);
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (y[i] - offset[i]) / scale[i];
        }
        return x;
    }

    /** log |dy/dx| = sum log |scale|: what a log-density gains on the way back to x. */
    public double logVolume() {
        double sum = 0;
        for (double s : scale) {
            sum += Math.log(Math.abs(s));
        }
        return sum;
    }

    private void check(double[] values) {
        if (values.length != scale.length) {
            throw new IllegalArgumentException("values must have " + scale.length + " entries, had " + values.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Normalization n && Arrays.equals(scale, n.scale) && Arrays.equals(offset, n.offset);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(scale) + Arrays.hashCode(offset);
    }

    @Override
    public String toString() {
        return "Normalization[" + scale.length + "]";
    }
}
