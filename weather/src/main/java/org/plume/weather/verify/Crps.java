package org.plume.weather.verify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;

/**
 * The continuous ranked probability score of an ensemble x_1 .. x_M and a truth y, in the unit of both, in O(M log M):
 *
 * <pre>
 * ordinary (ecdf)  1/M sum |x_i - y| - 1/M^2 sum_{i&lt;j} |x_i - x_j|
 * fair             1/M sum |x_i - y| - 1/(M(M-1)) sum_{i&lt;j} |x_i - x_j|
 * sum_{i&lt;j} |x_i - x_j| = sum_k (2k - M - 1) x_(k)
 * </pre>
 *
 * Gneiting and Raftery 2007, eq. 21; Ferro 2014, eq. 5; Zamo and Naveau 2018. The score of one member is its absolute error.
 *
 * @param members M, without the missing ones
 * @param under 1/M sum max(y - x_i, 0)
 * @param over 1/M sum max(x_i - y, 0)
 * @param pairs sum_{i&lt;j} |x_i - x_j|
 */
public record Crps(int members, double under, double over, double pairs) {

    private static final double INVERSE_ROOT_PI = 1 / Math.sqrt(Math.PI);
    private static final double INVERSE_ROOT_2PI = 1 / Math.sqrt(2 * Math.PI);

    /** Of members, of which NaN ones are dropped; all NaN where the truth is or where no member is left. */
    public static Crps of(double[] members, double truth) {
        if (members.length == 0) {
            throw new IllegalArgumentException("members must be >= 1, was 0");
        }
        double[] known = Arrays.stream(members).filter(x -> !Double.isNaN(x)).toArray();
        if (known.length == 0 || Double.isNaN(truth)) {
            return new Crps(known.length, Double.NaN, Double.NaN, Double.NaN);
        }
        Arrays.sort(known);
        return sorted(known, truth);
    }

    /** Of members in ascending order, none of them NaN. Differences to the truth are summed, so that large offsets cancel. */
    static Crps sorted(double[] x, double truth) {
        int m = x.length;
        double under = 0;
        double over = 0;
        double pairs = 0;
        for (int k = 0; k < m; k++) {
            double d = x[k] - truth;
            if (d < 0) {
                under -= d;
            } else {
                over += d;
            }
            pairs += (2.0 * k - m + 1) * d;
        }
        return new Crps(m, under / m, over / m, pairs);
    }

    /** The ordinary score. */
    public double ecdf() {
        return under + over - pairs / members / members;
    }

    /** The fair score; NaN for one member. */
    public double fair() {
        return members < 2 ? Double.NaN : under + over - pairs / members / (members - 1);
    }

    /**
     * Between the ordinary (alpha = 0) and the fair score (alpha = 1); training on the fair one alone leaves a member free
     * that the others do not see. Lang et al. 2024 (AIFS-CRPS), eq. 4. NaN for one member.
     */
    public double almostFair(double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be in [0, 1], was " + alpha);
        }
        if (members < 2) {
            return Double.NaN;
        }
        double epsilon = (1 - alpha) / members;
        return under + over - (1 - epsilon) * pairs / members / (members - 1);
    }

    /** Of a normal distribution: s (z (2 Phi(z) - 1) + 2 phi(z) - 1/sqrt(pi)), z = (y - mean)/s; Gneiting et al. 2005. */
    public static double gaussian(double mean, double deviation, double truth) {
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("deviation must be > 0, was " + deviation);
        }
        double z = (truth - mean) / deviation;
        double phi = INVERSE_ROOT_2PI * Math.exp(-0.5 * z * z);
        return deviation * (z * Erf.erf(z / Math.sqrt(2)) + 2 * phi - INVERSE_ROOT_PI);
    }

    /**
     * The ordinary score of members of unequal weight: sum w_i |x_i - y| - sum_{i&lt;j} w_i w_j |x_i - x_j|, weights summing to 1.
     *
     * @param weights none negative, not all 0; scaled to sum to 1
     */
    public static double weighted(double[] members, double[] weights, double truth) {
        if (weights.length != members.length) {
            throw new IllegalArgumentException(
                    "there must be a weight for each of " + members.length + " members, were " + weights.length);
        }
        double total = Arrays.stream(weights).sum();
        if (!(total > 0) || Arrays.stream(weights).anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException(
                    "weights must not be negative and not all 0, were " + Arrays.toString(weights));
        }
        int[] order = IntStream.range(0, members.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> members[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double error = 0;
        double pairs = 0;
        double below = 0;
        double sumBelow = 0;
        for (int i : order) {
            double w = weights[i] / total;
            double d = members[i] - truth;
            error += w * Math.abs(d);
            pairs += w * (below * d - sumBelow);
            below += w;
            sumBelow += w * d;
        }
        return error - pairs;
    }

    /** The part of the score that lies above a threshold: that of max(x_i, t) and max(y, t); Allen et al. 2023 (chaining). */
    public static Crps above(double threshold, double[] members, double truth) {
        return of(
                Arrays.stream(members).map(x -> Math.max(x, threshold)).toArray(),
                Double.isNaN(truth) ? truth : Math.max(truth, threshold));
    }
}
