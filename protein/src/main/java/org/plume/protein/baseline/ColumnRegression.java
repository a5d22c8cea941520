package org.plume.protein.baseline;

import org.plume.protein.Alphabet;

/**
 * The weighted negative log-likelihood of column i given the columns before it, with a quadratic penalty:
 *
 * <pre>
 *   -sum_n w_n log p(x_ni | x_n1 .. x_n(i-1)) + lambdaJ |J|^2 + lambdaH |h|^2,   sum_n w_n = 1
 *   log p(a | .) = h_a + sum_(j < i) J_j(x_j, a) - log Z
 * </pre>
 *
 * It is convex. Parameters lie as {@code h [21], J [i, 21, 21]}: the couplings of (j, x_j) with all a are neighbours.
 */
final class ColumnRegression implements Lbfgs.Function {

    private static final int Q = Alphabet.SYMBOLS;

    private final byte[][] rows;
    private final double[] weights;
    private final int column;
    private final double lambdaJ;
    private final double lambdaH;

    ColumnRegression(byte[][] rows, double[] weights, int column, double lambdaJ, double lambdaH) {
        this.rows = rows;
        this.weights = weights;
        this.column = column;
        this.lambdaJ = lambdaJ;
        this.lambdaH = lambdaH;
    }

    int size() {
        return Q + column * Q * Q;
    }

    @Override
    public double at(double[] x, double[] gradient) {
        double value = 0;
        for (int k = 0; k < x.length; k++) {
            double lambda = k < Q ? lambdaH : lambdaJ;
            value += lambda * x[k] * x[k];
            gradient[k] = 2 * lambda * x[k];
        }
        double[] p = new double[Q];
        for (int n = 0; n < rows.length; n++) {
            byte[] row = rows[n];
            int target = row[column];
            if (target == Alphabet.UNKNOWN) {
                continue;
            }
            logits(x, row, p);
            double logit = p[target];
            value -= weights[n] * (logit - softmax(p));
            p[target] -= 1;
            double w = weights[n];
            for (int a = 0; a < Q; a++) {
                p[a] *= w;
                gradient[a] += p[a];
            }
            for (int j = 0; j < column; j++) {
                if (row[j] < Q) {
                    int from = Q + (j * Q + row[j]) * Q;
                    for (int a = 0; a < Q; a++) {
                        gradient[from + a] += p[a];
                    }
                }
            }
        }
        return value;
    }

    private void logits(double[] x, byte[] row, double[] target) {
        System.arraycopy(x, 0, target, 0, Q);
        for (int j = 0; j < column; j++) {
            if (row[j] < Q) {
                int from = Q + (j * Q + row[j]) * Q;
                for (int a = 0; a < Q; a++) {
                    target[a] += x[from + a];
                }
            }
        }
    }

    /** Turns logits into probabilities; the answer is the logarithm of their sum of exponentials. */
    private static double softmax(double[] p) {
        double max = p[0];
        for (double v : p) {
            max = Math.max(max, v);
        }
        double sum = 0;
        for (int a = 0; a < Q; a++) {
            p[a] = Math.exp(p[a] - max);
            sum += p[a];
        }
        for (int a = 0; a < Q; a++) {
            p[a] /= sum;
        }
        return max + Math.log(sum);
    }
}
