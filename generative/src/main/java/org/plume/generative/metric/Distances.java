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

    /** The sum of row i. */
    double sum(int i) {
        double total = 0;
        for (float value : values[i]) {
            total += value;
        }
        return total;
    }

    /** The sum over all pairs of these points, each pair counted twice. */
    double among(int... points) {
        double total = 0;
        for (int i = 1; i < points.length; i++) {
            total += sum(values[points[i]], points, i);
        }
        return 2 * total;
    }

    /** Of the entries at the first n places; four sums in turn, so that the additions do not wait for each other. */
    private static double sum(float[] row, int[] places, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j + 4 <= n; j += 4) {
            a += row[places[j]];
            b += row[places[j + 1]];
            c += row[places[j + 2]];
            d += row[places[j + 3]];
        }
        for (; j < n; j++) {
            a += row[places[j]];
        }
        return a + b + c + d;
    }
}
