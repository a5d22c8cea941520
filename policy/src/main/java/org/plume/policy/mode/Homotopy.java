package org.plume.policy.mode;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Which paths can be bent into each other past the known obstacles: two are linked where every straight line between their
 * points of the same step keeps off all obstacles (Zhou et al. 2020, "uniform visibility deformation"), and what is linked
 * through others is one class. Paths that touch an obstacle link to nothing.
 */
final class Homotopy {

    /** Largest gap between two looks along a line, in units of the path. */
    private static final double LOOK = 0.01;

    private static final int MOST_LOOKS = 64;

    private final double[][][] paths;
    private final ToDoubleFunction<double[]> openness;
    private final int[] parent;

    private Homotopy(double[][][] paths, ToDoubleFunction<double[]> openness) {
        this.paths = paths;
        this.openness = openness;
        parent = new int[paths.length];
        Arrays.setAll(parent, i -> i);
    }

    /**
     * The class of each path.
     *
     * @param openness signed distance of a point to the nearest obstacle
     */
    static int[] classes(double[][][] paths, ToDoubleFunction<double[]> openness) {
        Homotopy homotopy = new Homotopy(paths, openness);
        for (int i = 0; i < paths.length; i++) {
            for (int j = 0; j < i; j++) {
                if (homotopy.root(i) != homotopy.root(j) && homotopy.linked(i, j)) {
                    homotopy.parent[homotopy.root(i)] = homotopy.root(j);
                }
            }
        }
        int[] classes = new int[paths.length];
        Arrays.setAll(classes, homotopy::root);
        return Labels.compact(classes);
    }

    /**
     * Whether a path is linked to one of the others, over the steps that both have.
     *
     * @param openness signed distance of a point to the nearest obstacle
     */
    static boolean linked(double[][] path, double[][][] others, ToDoubleFunction<double[]> openness) {
        double[][][] both = {path, path};
        Homotopy homotopy = new Homotopy(both, openness);
        for (double[][] other : others) {
            both[1] = other;
            if (homotopy.linked(0, 1)) {
                return true;
            }
        }
        return false;
    }

    private int root(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private boolean linked(int i, int j) {
        for (int k = Math.min(paths[i].length, paths[j].length) - 1; k >= 0; k--) {
            if (!sees(paths[i][k], paths[j][k])) {
                return false;
            }
        }
        return true;
    }

    private boolean sees(double[] a, double[] b) {
        double length = 0;
        for (int c = 0; c < a.length; c++) {
            length = Math.hypot(length, a[c] - b[c]);
        }
        int looks = (int) Math.min(MOST_LOOKS, Math.max(1, Math.ceil(length / LOOK)));
        double[] point = new double[a.length];
        for (int l = 0; l <= looks; l++) {
            double u = (double) l / looks;
            for (int c = 0; c < a.length; c++) {
                point[c] = (1 - u) * a[c] + u * b[c];
            }
            if (openness.applyAsDouble(point) <= 0) {
                return false;
            }
        }
        return true;
    }
}
