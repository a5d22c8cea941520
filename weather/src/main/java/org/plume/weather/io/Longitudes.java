package org.plume.weather.io;

import java.nio.file.Path;

/**
 * Longitudes in the order of the map, whatever the file counts from: increasing, from the first at or east of -180 where they
 * go round the globe, else with the first in [-180, 180).
 *
 * @param degrees increasing
 * @param order which of the file's comes at each place
 */
record Longitudes(double[] degrees, int[] order) {

    private static final double TOLERANCE = 1e-3;

    static Longitudes of(Path file, double[] stored) {
        int n = stored.length;
        double[] x = stored.clone();
        for (int j = 1; j < n; j++) {
            while (x[j] <= x[j - 1] && x[j] + 360 - x[0] < 360 + TOLERANCE) {
                x[j] += 360;
            }
            if (!(x[j] > x[j - 1])) {
                throw new IllegalArgumentException("longitudes of " + file + " must increase eastward, was " + stored[j]
                        + " after " + stored[j - 1] + " at index " + j);
            }
        }
        if (n > 1 && x[n - 1] - x[0] > 360 - TOLERANCE) {
            throw new IllegalArgumentException("longitudes of " + file + " must span < 360 degrees, were " + stored[0]
                    + " to " + stored[n - 1] + ": drop the last, which repeats the first");
        }
        boolean global = n > 1 && Math.abs((x[n - 1] - x[0]) / (n - 1) * n - 360) < TOLERANCE * n;
        int first = 0;
        if (global) {
            for (int j = 1; j < n; j++) {
                first = normal(x[j]) < normal(x[first]) ? j : first;
            }
        }
        double[] degrees = new double[n];
        int[] order = new int[n];
        double shift = normal(x[first]) - x[first];
        for (int j = 0; j < n; j++) {
            order[j] = (first + j) % n;
            degrees[j] = x[order[j]] + shift + (first + j >= n ? 360 : 0);
        }
        return new Longitudes(degrees, order);
    }

    /** In [-180, 180). */
    private static double normal(double degrees) {
        return degrees - 360 * Math.floor((degrees + 180) / 360);
    }
}
