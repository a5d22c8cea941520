package org.plume.sim.avoiding;

/** A polyline in the plane, addressed by the length s along it; it goes on straight beyond its end. */
final class Route {

    private final double[] x;
    private final double[] y;
    private final double[] s;

    /** Corners {@code (x_i, y_i)}, m, consecutive ones apart. */
    Route(double[] x, double[] y) {
        this.x = x.clone();
        this.y = y.clone();
        s = new double[x.length];
        for (int i = 1; i < s.length; i++) {
            s[i] = s[i - 1] + Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
        }
    }

    double x(double at) {
        return value(x, at);
    }

    double y(double at) {
        return value(y, at);
    }

    /** The s in [from, to] whose point is nearest to (px, py). */
    double nearest(double from, double to, double px, double py) {
        double best = from;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i + 1 < s.length; i++) {
            double low = Math.max(from, s[i]);
            double high = Math.min(to, i + 2 == s.length ? Double.POSITIVE_INFINITY : s[i + 1]);
            if (low > high) {
                continue;
            }
            double length = s[i + 1] - s[i];
            double dot = (px - x[i]) * (x[i + 1] - x[i]) + (py - y[i]) * (y[i + 1] - y[i]);
            double at = Math.max(low, Math.min(high, s[i] + dot / length));
            double distance = Math.hypot(x(at) - px, y(at) - py);
            if (distance < least) {
                least = distance;
                best = at;
            }
        }
        return best;
    }

    private double value(double[] corners, double at) {
        int i = 0;
        while (i + 2 < s.length && s[i + 1] <= at) {
            i++;
        }
        return corners[i] + (at - s[i]) / (s[i + 1] - s[i]) * (corners[i + 1] - corners[i]);
    }
}
