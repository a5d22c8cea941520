package org.plume.generative.metric;

import java.util.List;

/**
 * How a sample divides among known modes: each point belongs to the nearest centre, where that is within the radius.
 *
 * @param shares of the points that belong to a mode, that of each; all 0 where none does
 * @param outside share of all points that belong to none
 */
public record Modes(double[] shares, double outside) {

    /** A mode counts as covered from a tenth of its even share on. */
    private static final double COVERED = 0.1;

    /** Gives each point {@code [d]} to the nearest centre within the radius, which must be > 0. */
    public static Modes of(List<double[]> points, List<double[]> centres, double radius) {
        if (!(radius > 0) || centres.isEmpty()) {
            throw new IllegalArgumentException(
                    "there must be centres and a radius > 0, were " + centres.size() + " and " + radius);
        }
        int[] counts = new int[centres.size()];
        int within = 0;
        for (double[] point : points) {
            int nearest = nearest(point, centres);
            if (Points.squaredDistance(point, centres.get(nearest)) <= radius * radius) {
                counts[nearest]++;
                within++;
            }
        }
        double[] shares = new double[counts.length];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = within == 0 ? 0 : counts[c] / (double) within;
        }
        return new Modes(shares, 1 - within / (double) points.size());
    }

    /** The index of the centre that is nearest to the point. */
    public static int nearest(double[] point, List<double[]> centres) {
        int nearest = 0;
        for (int c = 1; c < centres.size(); c++) {
            if (Points.squaredDistance(point, centres.get(c)) < Points.squaredDistance(point, centres.get(nearest))) {
                nearest = c;
            }
        }
        return nearest;
    }

    /** Modes with at least a tenth of an even share. */
    public int covered() {
        int covered = 0;
        for (double share : shares) {
            if (share >= COVERED / shares.length) {
                covered++;
            }
        }
        return covered;
    }

    /** The largest distance of a share from an even one. */
    public double largestDeviation() {
        double largest = 0;
        for (double share : shares) {
            largest = Math.max(largest, Math.abs(share - 1.0 / shares.length));
        }
        return largest;
    }
}
