package org.plume.sim.reach;

/** Cuts polylines in joint space. */
final class Resample {

    private Resample() {}

    /** {@code segments + 1} points at equal distances along the polyline, its ends included. */
    static double[][] evenly(double[][] corners, int segments) {
        double[] at = new double[corners.length];
        for (int i = 1; i < corners.length; i++) {
            at[i] = at[i - 1] + Way.distance(corners[i - 1], corners[i]);
        }
        double length = at[at.length - 1];
        double[][] points = new double[segments + 1][];
        int i = 1;
        for (int k = 0; k <= segments; k++) {
            double s = length * k / segments;
            while (i + 1 < corners.length && at[i] < s) {
                i++;
            }
            double t = Math.min(1, Math.max(0, (s - at[i - 1]) / Math.max(at[i] - at[i - 1], 1e-12)));
            points[k] = new double[corners[i].length];
            for (int j = 0; j < points[k].length; j++) {
                points[k][j] = corners[i - 1][j] + t * (corners[i][j] - corners[i - 1][j]);
            }
        }
        return points;
    }
}
