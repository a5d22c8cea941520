package org.plume.sim.reach;

/**
 * A way from start to goal.
 *
 * @param code on which side of each obstacle the tool passes, by {@link Passing}
 * @param path configurations from start to goal, rad
 */
public record Way(String code, double[][] path) {

    /** Length in joint space, rad. */
    public double length() {
        double length = 0;
        for (int i = 1; i < path.length; i++) {
            length += distance(path[i - 1], path[i]);
        }
        return length;
    }

    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (b[j] - a[j]) * (b[j] - a[j]);
        }
        return Math.sqrt(sum);
    }
}
