package org.plume.generative.metric;

import java.util.Arrays;
import java.util.List;

/**
 * The set that a sample covers: balls around its points that reach to their k-th nearest neighbour (Kynkaanniemi et al.
 * 2019). Precision is the share of drawn points within the data's set, recall the share of data within the drawn one's.
 */
public final class Neighbourhoods {

    private final List<double[]> points;
    private final double[] squaredRadii;

    private Neighbourhoods(List<double[]> points, double[] squaredRadii) {
        this.points = points;
        this.squaredRadii = squaredRadii;
    }

    /**
     * Of a sample.
     *
     * @param k in [1, points - 1]; 3 in the paper
     */
    public static Neighbourhoods of(List<double[]> points, int k) {
        if (k < 1 || k >= points.size()) {
            throw new IllegalArgumentException("k must be in [1, " + (points.size() - 1) + "], was " + k);
        }
        double[] radii = new double[points.size()];
        double[] row = new double[points.size()];
        for (int i = 0; i < radii.length; i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Points.squaredDistance(points.get(i), points.get(j));
            }
            Arrays.sort(row);
            radii[i] = row[k];
        }
        return new Neighbourhoods(List.copyOf(points), radii);
    }

    /** Whether a ball holds the point. */
    public boolean cover(double[] point) {
        for (int i = 0; i < squaredRadii.length; i++) {
            if (Points.squaredDistance(point, points.get(i)) <= squaredRadii[i]) {
                return true;
            }
        }
        return false;
    }

    /** The share of these points that a ball holds. */
    public double share(List<double[]> others) {
        return others.stream().filter(this::cover).count() / (double) others.size();
    }
}
