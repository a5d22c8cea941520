package org.plume.compare.data;

import org.plume.generative.Density;

/** One whose density is known. */
public interface KnownPointSet extends PointSet, Density<double[]> {

    /** log p(x | label). */
    double logDensity(double[] x, int label);

    /** log p(x), labels being equally likely. */
    @Override
    default double logDensity(double[] x) {
        double largest = Double.NEGATIVE_INFINITY;
        double[] logs = new double[labels()];
        for (int label = 0; label < logs.length; label++) {
            logs[label] = logDensity(x, label);
            largest = Math.max(largest, logs[label]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum / logs.length);
    }
}
