package org.plume.generative.metric;

import java.util.List;

/** The Euclidean distances between all pairs of points, {@code [n, n]} in singles: n = 4,000 are 64 MB. */
final class Distances {

    private final float[][] values;

    private Distances(float[][] values) {
        this.values = values;
    }

    /** Of the points of both, those of x first. */
    static Distances of(List<double[]> x, List<double[]> y) {
        Points.check(x, y);
        int n = x.size() + y.size();
        double[][] all = new double[n][];
        for (int i = 0; i < n; i++) {
            all[i] = i < x.size() ? x.get(i) : y.get(i - x.size());
        }
        float[][] d = new float[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                float distance = (float) Math.sqrt(Points.squaredDistance(all[i], all[j]));
                d[i][j] = distance;
                d[j][i] = distance;
            }
        }
        return new Distances(d);
    }

    int size() {
        return values.length;
    }

    /** The distances of point i. */
    float[] of(int i) {
        return values[i];
    }

    /** s^T D s. */
    double form(float[] s) {
        double total = 0;
        for (int i = 0; i < s.length; i++) {
            total += (double) s[i] * dot(values[i], s);
        }
        return total;
    }

    /** Eight sums in turn, so that the additions do not wait for each other. */
    private static float dot(float[] a, float[] b) {
        float[] sums = new float[8];
        int i = 0;
        for (; i + 8 <= a.length; i += 8) {
            for (int k = 0; k < 8; k++) {
                sums[k] += a[i + k] * b[i + k];
            }
        }
        float total = 0;
        for (; i < a.length; i++) {
            total += a[i] * b[i];
        }
        for (float sum : sums) {
            total += sum;
        }
        return total;
    }
}
