package org.plume.weather.climate;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The linear regression of the next anomaly on the last ones, in the space of leading empirical orthogonal functions of the
 * weighted anomalies (linear inverse modelling, Penland and Sardeshmukh 1995, with more than one lag): z(t + L) = E A [E^T W
 * z(t), E^T W z(t - 1), ..]. With as many functions as entries it is vector autoregression.
 *
 * @param lags states seen
 * @param lead steps ahead
 * @param functions {@code [k][entries]}, e_i; orthonormal under the weights
 * @param projections {@code [k][entries]}, W e_i
 * @param regression {@code [lags k][k]}, A^T
 */
public record LinearModel(int lags, int lead, double[][] functions, double[][] projections, double[][] regression) {

    /**
     * Fits to anomalies {@code [times][entries]}, equally spaced, NaN read as 0.
     *
     * @param weights of the entries in the variance that the functions explain
     * @param functions how many, at most the entries
     * @param ridge added to the diagonal of the normal equations, as a part of its mean
     */
    public static LinearModel fit(
            float[][] anomalies, double[] weights, int functions, int lags, int lead, double ridge) {
        int k = Math.min(functions, weights.length);
        if (lags < 1 || lead < 1 || anomalies.length < lags + lead + 1) {
            throw new IllegalArgumentException(
                    "lags and lead must be >= 1 and the states more than both together, were " + lags + ", " + lead
                            + " and " + anomalies.length);
        }
        double[][] eofs = eofs(anomalies, weights, k);
        double[][] e = new double[k][weights.length];
        double[][] p = new double[k][weights.length];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < weights.length; j++) {
                double root = Math.sqrt(weights[j]);
                e[i][j] = eofs[i][j] / root;
                p[i][j] = eofs[i][j] * root;
            }
        }
        double[][] scores = new double[anomalies.length][];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = project(p, anomalies[i]);
        }
        return new LinearModel(lags, lead, e, p, regress(scores, lags, lead, ridge));
    }

    /** Eigenvectors of the covariance of sqrt(w) z, the largest first, {@code [k][entries]}. */
    private static double[][] eofs(float[][] z, double[] weights, int k) {
        int n = weights.length;
        double[][] covariance = new double[n][n];
        double[] row = new double[n];
        for (float[] state : z) {
            for (int j = 0; j < n; j++) {
                row[j] = Float.isNaN(state[j]) ? 0 : Math.sqrt(weights[j]) * state[j];
            }
            for (int a = 0; a < n; a++) {
                double x = row[a];
                double[] c = covariance[a];
                for (int b = a; b < n; b++) {
                    c[b] += x * row[b];
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                covariance[a][b] = covariance[b][a];
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
        double[][] vectors = new double[k][];
        for (int i = 0; i < k; i++) {
            vectors[i] = eigen.getEigenvector(i).toArray();
        }
        return vectors;
    }

    private static double[] project(double[][] projections, float[] z) {
        double[] known = new double[z.length];
        for (int j = 0; j < z.length; j++) {
            known[j] = Float.isNaN(z[j]) ? 0 : z[j];
        }
        double[] scores = new double[projections.length];
        int i = 0;
        for (; i + 4 <= scores.length; i += 4) {
            four(projections, i, known, scores);
        }
        for (; i < scores.length; i++) {
            double[] p = projections[i];
            for (int j = 0; j < p.length; j++) {
                scores[i] += p[j] * known[j];
            }
        }
        return scores;
    }

    /** Four sums at once, each in its order: the next one need not wait for the last. */
    private static void four(double[][] projections, int i, double[] known, double[] scores) {
        double[] p0 = projections[i];
        double[] p1 = projections[i + 1];
        double[] p2 = projections[i + 2];
        double[] p3 = projections[i + 3];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int j = 0; j < known.length; j++) {
            double x = known[j];
            s0 += p0[j] * x;
            s1 += p1[j] * x;
            s2 += p2[j] * x;
            s3 += p3[j] * x;
        }
        scores[i] = s0;
        scores[i + 1] = s1;
        scores[i + 2] = s2;
        scores[i + 3] = s3;
    }

    private static double[][] regress(double[][] scores, int lags, int lead, double ridge) {
        int k = scores[0].length;
        int n = lags * k;
        double[][] normal = new double[n][n];
        double[][] right = new double[n][k];
        double[] x = new double[n];
        for (int t = lags - 1; t + lead < scores.length; t++) {
            for (int lag = 0; lag < lags; lag++) {
                System.arraycopy(scores[t - lag], 0, x, lag * k, k);
            }
            double[] y = scores[t + lead];
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    normal[a][b] += x[a] * x[b];
                }
                for (int b = 0; b < k; b++) {
                    right[a][b] += x[a] * y[b];
                }
            }
        }
        double trace = 0;
        for (int a = 0; a < n; a++) {
            trace += normal[a][a];
        }
        for (int a = 0; a < n; a++) {
            normal[a][a] += (ridge + 1e-10) * trace / n;
        }
        RealMatrix solution = new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .solve(new Array2DRowRealMatrix(right, false));
        return solution.getData();
    }

    /**
     * The forecast anomaly.
     *
     * @param recent at least {@link #lags} anomalies, oldest first
     */
    public float[] predict(float[]... recent) {
        int k = functions.length;
        double[] next = new double[k];
        for (int lag = 0; lag < lags; lag++) {
            double[] scores = project(projections, recent[recent.length - 1 - lag]);
            for (int a = 0; a < k; a++) {
                double[] row = regression[lag * k + a];
                for (int b = 0; b < k; b++) {
                    next[b] += scores[a] * row[b];
                }
            }
        }
        float[] z = new float[functions[0].length];
        double[] sum = new double[z.length];
        for (int i = 0; i < k; i++) {
            double[] e = functions[i];
            for (int j = 0; j < z.length; j++) {
                sum[j] += next[i] * e[j];
            }
        }
        for (int j = 0; j < z.length; j++) {
            z[j] = (float) sum[j];
        }
        return z;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearModel m
                && lags == m.lags
                && lead == m.lead
                && Arrays.deepEquals(functions, m.functions)
                && Arrays.deepEquals(regression, m.regression);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(regression);
    }

    @Override
    public String toString() {
        return functions.length + " functions, " + lags + " lags, lead " + lead;
    }
}
