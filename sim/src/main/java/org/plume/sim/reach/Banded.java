package org.plume.sim.reach;

/** A symmetric positive definite matrix with few diagonals: {@code lower[i][w - (i - j)] = a(i, j)} for i - w <= j <= i. */
final class Banded {

    private final int width;
    private final double[][] lower;

    Banded(int size, int width) {
        this.width = width;
        lower = new double[size][width + 1];
    }

    void add(int i, int j, double value) {
        lower[i][width - (i - j)] += value;
    }

    /** Solves a x = b in place by Cholesky, overwriting the matrix. */
    void solve(double[] b) {
        int n = lower.length;
        for (int i = 0; i < n; i++) {
            double[] row = lower[i];
            int first = Math.max(0, i - width);
            for (int j = first; j <= i; j++) {
                double[] other = lower[j];
                double sum = row[width - (i - j)];
                for (int k = Math.max(first, j - width); k < j; k++) {
                    sum -= row[width - (i - k)] * other[width - (j - k)];
                }
                if (j < i) {
                    row[width - (i - j)] = sum / other[width];
                } else {
                    row[width] = Math.sqrt(Math.max(sum, 1e-12));
                }
            }
            double sum = b[i];
            for (int k = first; k < i; k++) {
                sum -= row[width - (i - k)] * b[k];
            }
            b[i] = sum / row[width];
        }
        for (int i = n - 1; i >= 0; i--) {
            b[i] /= lower[i][width];
            for (int k = Math.max(0, i - width); k < i; k++) {
                b[k] -= lower[i][width - (i - k)] * b[i];
            }
        }
    }
}
