package org.plume.weather.io;

import java.nio.file.Path;

/**
 * Latitudes from south to north, whatever way the file lists them.
 *
 * @param order which of the file's comes at each place
 */
record Latitudes(double[] degrees, int[] order) {

    static Latitudes of(Path file, double[] stored) {
        int n = stored.length;
        int sign = n > 1 && stored[1] < stored[0] ? -1 : 1;
        for (int i = 1; i < n; i++) {
            if (!(sign * (stored[i] - stored[i - 1]) > 0)) {
                throw new IllegalArgumentException("latitudes of " + file + " must be monotonic, was " + stored[i]
                        + " after " + stored[i - 1] + " at index " + i);
            }
        }
        double[] degrees = new double[n];
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = sign > 0 ? i : n - 1 - i;
            degrees[i] = stored[order[i]];
        }
        return new Latitudes(degrees, order);
    }
}
