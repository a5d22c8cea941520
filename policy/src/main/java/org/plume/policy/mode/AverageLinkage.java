package org.plume.policy.mode;

import java.util.Arrays;

/**
 * Agglomerative clustering by average linkage (Sokal and Michener 1958), cut where the mean silhouette (Rousseeuw 1987) is
 * largest. Below a silhouette of {@value #STRONG}, well within what Kaufman and Rousseeuw 1990 call a strong structure, all is one
 * cluster. Scale-free: only ratios of distances count.
 */
final class AverageLinkage {

    static final double STRONG = 0.75;
    private static final int MOST_CLUSTERS = 16;

    private AverageLinkage() {}

    /** The cluster of each point, 0 .. clusters - 1. */
    static int[] clusters(double[][] distances) {
        int n = distances.length;
        int[] label = new int[n];
        Arrays.setAll(label, i -> i);
        double[][] d = new double[n][];
        for (int i = 0; i < n; i++) {
            d[i] = distances[i].clone();
        }
        int[] size = new int[n];
        Arrays.fill(size, 1);
        boolean[] alive = new boolean[n];
        Arrays.fill(alive, true);
        int[] best = new int[n];
        double strongest = STRONG;
        for (int clusters = n; clusters > 1; clusters--) {
            if (clusters <= MOST_CLUSTERS && clusters < n) {
                double silhouette = silhouette(distances, label);
                if (silhouette > strongest) {
                    strongest = silhouette;
                    best = label.clone();
                }
            }
            int[] pair = closest(d, alive);
            merge(d, size, pair[0], pair[1]);
            alive[pair[1]] = false;
            for (int i = 0; i < n; i++) {
                label[i] = label[i] == pair[1] ? pair[0] : label[i];
            }
        }
        return Labels.compact(best);
    }

    private static int[] closest(double[][] d, boolean[] alive) {
        int[] pair = {-1, -1};
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < d.length; i++) {
            for (int j = i + 1; alive[i] && j < d.length; j++) {
                if (alive[j] && (pair[0] < 0 || d[i][j] < least)) {
                    least = d[i][j];
                    pair[0] = i;
                    pair[1] = j;
                }
            }
        }
        return pair;
    }

    private static void merge(double[][] d, int[] size, int into, int from) {
        for (int k = 0; k < d.length; k++) {
            double mean = (size[into] * d[into][k] + size[from] * d[from][k]) / (size[into] + size[from]);
            d[into][k] = mean;
            d[k][into] = mean;
        }
        size[into] += size[from];
    }

    /** Mean of (b - a) / max(a, b): a to the own cluster, b to the nearest other; a cluster of one counts 0. */
    static double silhouette(double[][] distances, int[] label) {
        int n = label.length;
        double total = 0;
        for (int i = 0; i < n; i++) {
            double[] sum = new double[n];
            int[] count = new int[n];
            for (int j = 0; j < n; j++) {
                if (j != i) {
                    sum[label[j]] += distances[i][j];
                    count[label[j]]++;
                }
            }
            if (count[label[i]] == 0) {
                continue;
            }
            double own = sum[label[i]] / count[label[i]];
            double other = Double.POSITIVE_INFINITY;
            for (int c = 0; c < n; c++) {
                if (c != label[i] && count[c] > 0) {
                    other = Math.min(other, sum[c] / count[c]);
                }
            }
            double larger = Math.max(own, other);
            total += larger > 0 && other < Double.POSITIVE_INFINITY ? (other - own) / larger : 0;
        }
        return total / n;
    }
}
