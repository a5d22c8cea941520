package org.plume.protein.family;

import java.util.function.IntConsumer;

/**
 * Who is near whom in a family, found by comparing all pairs once.
 *
 * @param weights 1 / (neighbours of the row, itself included): what each row counts
 * @param clusters for each row the smallest index of its cluster; two rows that are near are in one cluster, so that rows
 *     of different clusters are not
 */
public record Neighbourhood(double[] weights, int[] clusters) {

    /**
     * Compares all pairs.
     *
     * @param progress is told the number of rows done
     */
    public static Neighbourhood of(Similarity similarity, IntConsumer progress) {
        int n = similarity.size();
        int[] near = new int[n];
        int[] parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
        for (int i = 0; i < n; i++) {
            near[i]++;
            for (int j = 0; j < i; j++) {
                if (similarity.near(i, j)) {
                    near[i]++;
                    near[j]++;
                    join(parent, i, j);
                }
            }
            progress.accept(i + 1);
        }
        double[] weights = new double[n];
        int[] clusters = new int[n];
        for (int i = 0; i < n; i++) {
            weights[i] = 1.0 / near[i];
            clusters[i] = root(parent, i);
        }
        return new Neighbourhood(weights, clusters);
    }

    /** The sum of the weights: how many sequences the family is worth. */
    public double effectiveNumber() {
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        return sum;
    }

    private static void join(int[] parent, int i, int j) {
        int a = root(parent, i);
        int b = root(parent, j);
        if (a != b) {
            parent[Math.max(a, b)] = Math.min(a, b);
        }
    }

    private static int root(int[] parent, int i) {
        int r = i;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }
}
