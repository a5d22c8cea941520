package org.plume.bench.peer;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.plume.sim.Estimate;

/** The median of independent values, with the interval between two of them (Conover 1999, 3.2). */
public final class Median {

    /** With fewer values no two of them enclose the median with 95 %. */
    static final int LEAST = 6;

    private Median() {}

    /**
     * The median, and the k-th smallest and k-th largest value, k the largest number with P(Binomial(n, 1/2) < k) <= 0.025.
     *
     * @param values at least {@value #LEAST}
     */
    public static Estimate of(double... values) {
        int n = values.length;
        if (n < LEAST) {
            throw new IllegalArgumentException("values must be >= " + LEAST + ", were " + n);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        BinomialDistribution below = new BinomialDistribution(null, n, 0.5);
        int k = 1;
        while (below.cumulativeProbability(k) <= 0.025) {
            k++;
        }
        double middle = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new Estimate(middle, sorted[k - 1], sorted[n - k]);
    }
}
