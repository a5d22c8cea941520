package org.plume.policy.mode;

/**
 * Distances between paths {@code [steps, dimensions]} of equal length: the root mean square over the steps of the
 * distance between points of the same step.
 */
public final class PathDistances {

    private PathDistances() {}

    /** The distance over the steps that both have. */
    public static double between(double[][] a, double[][] b) {
        int steps = Math.min(a.length, b.length);
        if (steps == 0) {
            throw new IllegalArgumentException("paths must share >= 1 steps, had " + a.length + " and " + b.length);
        }
        double sum = 0;
        for (int k = 0; k < steps; k++) {
            for (int i = 0; i < a[k].length; i++) {
                sum += (a[k][i] - b[k][i]) * (a[k][i] - b[k][i]);
            }
        }
        return Math.sqrt(sum / steps);
    }

    /** All of them, {@code [n, n]}. */
    public static double[][] matrix(double[][][] paths) {
        double[][] d = new double[paths.length][paths.length];
        for (int i = 0; i < paths.length; i++) {
            for (int j = 0; j < i; j++) {
                d[i][j] = between(paths[i], paths[j]);
                d[j][i] = d[i][j];
            }
        }
        return d;
    }
}
