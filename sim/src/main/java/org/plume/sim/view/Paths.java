package org.plume.sim.view;

import java.util.ArrayList;
import java.util.List;

/** Polylines, {@code [n][3]} in m. */
final class Paths {

    private Paths() {}

    static void check(String name, double[][] path) {
        for (int i = 0; i < path.length; i++) {
            if (path[i].length != 3) {
                throw new IllegalArgumentException(name + "[" + i + "] must have 3 coordinates, had " + path[i].length);
            }
            for (double value : path[i]) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(name + "[" + i + "] must be finite, was " + value);
                }
            }
        }
    }

    static double distance(double[] a, double[] b) {
        double dx = a[0] - b[0];
        double dy = a[1] - b[1];
        double dz = a[2] - b[2];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    static double length(double[][] path) {
        double length = 0;
        for (int i = 1; i < path.length; i++) {
            length += distance(path[i - 1], path[i]);
        }
        return length;
    }

    /** {@code a + s (b - a)}, coordinate by coordinate. */
    static double[] between(double[] a, double[] b, double s) {
        double[] point = new double[a.length];
        for (int c = 0; c < point.length; c++) {
            point[c] = a[c] + s * (b[c] - a[c]);
        }
        return point;
    }

    /** The point at {@code arc} m from the start, or the end. */
    static double[] at(double[][] path, double arc) {
        double left = arc;
        for (int i = 1; i < path.length; i++) {
            double step = distance(path[i - 1], path[i]);
            if (left <= step && step > 0) {
                return between(path[i - 1], path[i], left / step);
            }
            left -= step;
        }
        return path[path.length - 1];
    }

    /** Cuts a path into dashes of {@code on} m with {@code off} m between them. */
    static List<double[][]> dashes(double[][] path, double on, double off) {
        List<double[][]> dashes = new ArrayList<>();
        double length = length(path);
        for (double from = 0; from < length; from += on + off) {
            dashes.add(part(path, from, Math.min(length, from + on)));
        }
        return dashes;
    }

    /** The part between two arc lengths, m. */
    static double[][] part(double[][] path, double from, double to) {
        List<double[]> points = new ArrayList<>();
        points.add(at(path, from));
        double arc = 0;
        for (int i = 1; i < path.length; i++) {
            arc += distance(path[i - 1], path[i]);
            if (arc > from && arc < to) {
                points.add(path[i]);
            }
        }
        points.add(at(path, to));
        return points.toArray(double[][]::new);
    }
}
