package org.plume.generative.metric;

import java.util.Arrays;
import java.util.List;

/**
 * The squared maximum mean discrepancy of two samples under the kernel exp(-|x - y|^2 / (2 h^2)), unbiased (Gretton et al.
 * 2012, equation 3), so it may be below 0 where both came from one distribution.
 */
public final class Mmd {

    private Mmd() {}

    /** With h the median distance between points of x, which is the data. */
    public static double of(List<double[]> x, List<double[]> y) {
        return of(x, y, medianDistance(x));
    }

    /**
     * With a bandwidth.
     *
     * @param h > 0
     */
    public static double of(List<double[]> x, List<double[]> y, double h) {
        Points.check(x, y);
        if (!(h > 0)) {
            throw new IllegalArgumentException("bandwidth must be > 0, was " + h);
        }
        double n = x.size();
        double m = y.size();
        return within(x, h) / (n * (n - 1)) + within(y, h) / (m * (m - 1)) - 2 * across(x, y, h) / (n * m);
    }

    /** Of all pairs of different points, each counted twice. */
    private static double within(List<double[]> x, double h) {
        double sum = 0;
        for (int i = 1; i < x.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += kernel(x.get(i), x.get(j), h);
            }
        }
        return 2 * sum;
    }

    private static double across(List<double[]> x, List<double[]> y, double h) {
        double sum = 0;
        for (double[] a : x) {
            for (double[] b : y) {
                sum += kernel(a, b, h);
            }
        }
        return sum;
    }

    private static double kernel(double[] a, double[] b, double h) {
        return Math.exp(-Points.squaredDistance(a, b) / (2 * h * h));
    }

    /** The median distance of two points, of at most the first thousand. */
    public static double medianDistance(List<double[]> x) {
        int n = Math.min(x.size(), 1000);
        double[] squares = new double[n * (n - 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                squares[at++] = Points.squaredDistance(x.get(i), x.get(j));
            }
        }
        Arrays.sort(squares);
        return Math.sqrt(squares[squares.length / 2]);
    }
}
