package org.plume.generative.metric;

import java.util.List;

/** What all measures ask of their points. */
final class Points {

    private Points() {}

    /** Refuses fewer than two points, and points of different dimensions. */
    static void check(List<double[]> x, List<double[]> y) {
        if (x.size() < 2 || y.size() < 2) {
            throw new IllegalArgumentException(
                    "both samples must have >= 2 points, had " + x.size() + " and " + y.size());
        }
        int d = x.get(0).length;
        check(x, d);
        check(y, d);
    }

    private static void check(List<double[]> points, int d) {
        for (double[] point : points) {
            if (point.length != d) {
                throw new IllegalArgumentException(
                        "all points must have " + d + " coordinates, one had " + point.length);
            }
        }
    }

    static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
