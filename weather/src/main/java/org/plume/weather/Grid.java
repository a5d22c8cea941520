package org.plume.weather;

import java.util.Arrays;
import java.util.List;

/** The points of a state, in a fixed order. */
public sealed interface Grid permits Grid.Ring, Grid.LatLon, Grid.Stations {

    /** Points. */
    int size();

    /** The weight of each point in spatial means; their mean is 1. */
    double[] weights();

    /** n equidistant points on a circle, as of Lorenz-96. */
    record Ring(int size) implements Grid {

        public Ring {
            if (size < 1) {
                throw new IllegalArgumentException("a ring must have >= 1 points, was " + size);
            }
        }

        @Override
        public double[] weights() {
            return even(size);
        }
    }

    /**
     * Latitudes by longitudes, row-major: point {@code i longitudes + j}. Weights are cos(latitude).
     *
     * @param latitudes degrees north, strictly monotonic
     * @param longitudes degrees east, strictly increasing, less than 360 from first to last
     */
    record LatLon(double[] latitudes, double[] longitudes) implements Grid {

        private static final double TOLERANCE = 1e-3;

        public LatLon {
            if (latitudes.length == 0 || longitudes.length == 0) {
                throw new IllegalArgumentException("a grid must have >= 1 latitudes and longitudes, had "
                        + latitudes.length + " and " + longitudes.length);
            }
            monotonic("latitudes", latitudes, latitudes.length > 1 && latitudes[1] < latitudes[0] ? -1 : 1);
            monotonic("longitudes", longitudes, 1);
            for (double latitude : latitudes) {
                if (!(Math.abs(latitude) <= 90)) {
                    throw new IllegalArgumentException("latitudes must be in [-90, 90] degrees, was " + latitude);
                }
            }
            if (longitudes[longitudes.length - 1] - longitudes[0] >= 360) {
                throw new IllegalArgumentException("longitudes must span < 360 degrees, were " + longitudes[0] + " to "
                        + longitudes[longitudes.length - 1]);
            }
        }

        private static void monotonic(String name, double[] x, int sign) {
            for (int i = 1; i < x.length; i++) {
                if (!(sign * (x[i] - x[i - 1]) > 0)) {
                    throw new IllegalArgumentException(
                            name + " must be strictly monotonic, was " + x[i] + " after " + x[i - 1]);
                }
            }
        }

        @Override
        public int size() {
            return latitudes.length * longitudes.length;
        }

        /** Whether the first longitude follows the last: equal steps all the way round. */
        public boolean global() {
            int n = longitudes.length;
            double step = 360.0 / n;
            for (int j = 0; j < n; j++) {
                if (Math.abs(longitudes[j] - longitudes[0] - j * step) > TOLERANCE * step) {
                    return false;
                }
            }
            return n > 1;
        }

        @Override
        public double[] weights() {
            double[] weights = new double[size()];
            double mean = Arrays.stream(latitudes).map(LatLon::cosine).average().orElse(1);
            for (int p = 0; p < weights.length; p++) {
                weights[p] = cosine(latitudes[p / longitudes.length]) / mean;
            }
            return weights;
        }

        private static double cosine(double degrees) {
            return Math.max(0, Math.cos(Math.toRadians(degrees)));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof LatLon g
                    && Arrays.equals(latitudes, g.latitudes)
                    && Arrays.equals(longitudes, g.longitudes);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(latitudes) + Arrays.hashCode(longitudes);
        }

        @Override
        public String toString() {
            return latitudes.length + " latitudes " + latitudes[0] + " .. " + latitudes[latitudes.length - 1] + " by "
                    + longitudes.length + " longitudes " + longitudes[0] + " .. " + longitudes[longitudes.length - 1];
        }
    }

    /** Named places without an order in space. */
    record Stations(List<String> names) implements Grid {

        public Stations {
            names = List.copyOf(names);
            if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
                throw new IllegalArgumentException("stations must be >= 1 and differ, were " + names);
            }
        }

        @Override
        public int size() {
            return names.size();
        }

        @Override
        public double[] weights() {
            return even(names.size());
        }
    }

    private static double[] even(int n) {
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        return weights;
    }
}
