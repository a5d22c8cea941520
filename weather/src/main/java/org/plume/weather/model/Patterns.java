package org.plume.weather.model;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.plume.weather.Grid;
import org.plume.weather.Layout;

/**
 * The principal components of what the base leaves of the next state, f_k = e_k sqrt(lambda_k), and the deviation r of what
 * they leave: sum_k g_k f_k + r g with g ~ N(0, 1) is a field of its covariance. A network whose noise is such fields draws
 * errors as wide in space as those that were made; the CRPS of single points would not teach it that.
 *
 * @param functions {@code [k][entries]}, the largest first
 * @param rest {@code [entries]}
 */
record Patterns(float[][] functions, float[] rest) {

    /** At most so many where the points are not alike. */
    private static final int MOST = 64;

    /**
     * Of rows in which a missing value is NaN and counts as 0. On a ring the covariance is that of all turns of the rows.
     *
     * @param rows {@code [times][entries]}
     */
    static Patterns fit(Layout layout, List<float[]> rows) {
        double[][] covariance = covariance(layout.size(), rows);
        boolean ring = layout.grid() instanceof Grid.Ring;
        if (ring) {
            turn(covariance, layout.points());
        }
        int n = covariance.length;
        int k = ring ? n : Math.min(n, MOST);
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
        float[][] functions = new float[k][n];
        double[] left = new double[n];
        for (int j = 0; j < n; j++) {
            left[j] = covariance[j][j];
        }
        for (int i = 0; i < k; i++) {
            double root = Math.sqrt(Math.max(0, eigen.getRealEigenvalue(i)));
            double[] vector = eigen.getEigenvector(i).toArray();
            for (int j = 0; j < n; j++) {
                functions[i][j] = (float) (root * vector[j]);
                left[j] -= root * vector[j] * root * vector[j];
            }
        }
        float[] rest = new float[n];
        for (int j = 0; j < n; j++) {
            rest[j] = (float) Math.sqrt(Math.max(0, left[j]));
        }
        return new Patterns(functions, rest);
    }

    private static double[][] covariance(int n, List<float[]> rows) {
        double[][] sums = new double[n][n];
        double[] known = new double[n];
        for (float[] row : rows) {
            for (int j = 0; j < n; j++) {
                known[j] = Float.isNaN(row[j]) ? 0 : row[j];
            }
            for (int a = 0; a < n; a++) {
                double x = known[a] / rows.size();
                double[] sum = sums[a];
                for (int b = a; b < n; b++) {
                    sum[b] += x * known[b];
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                sums[a][b] = sums[b][a];
            }
        }
        return sums;
    }

    /** The mean over the turns of the ring, for each two variables. */
    private static void turn(double[][] covariance, int points) {
        for (int v = 0; v < covariance.length; v += points) {
            for (int w = 0; w < covariance.length; w += points) {
                for (int lag = 0; lag < points; lag++) {
                    double sum = 0;
                    for (int i = 0; i < points; i++) {
                        sum += covariance[v + i][w + (i + lag) % points];
                    }
                    for (int i = 0; i < points; i++) {
                        covariance[v + i][w + (i + lag) % points] = sum / points;
                    }
                }
            }
        }
    }

    /** The same correlations, each entry of variance 1. */
    Patterns unit() {
        float[][] f = new float[functions.length][];
        Arrays.setAll(f, k -> functions[k].clone());
        float[] r = rest.clone();
        for (int j = 0; j < r.length; j++) {
            double variance = r[j] * r[j];
            for (float[] function : f) {
                variance += function[j] * function[j];
            }
            double root = Math.sqrt(variance);
            r[j] = root > 0 ? (float) (r[j] / root) : 1;
            for (float[] function : f) {
                function[j] = root > 0 ? (float) (function[j] / root) : 0;
            }
        }
        return new Patterns(f, r);
    }

    /** Entries of a field. */
    int size() {
        return rest.length;
    }

    /** White noise: no patterns. */
    static Patterns none(int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        return new Patterns(new float[0][size], ones);
    }

    /** Adds a field to the row at the place. */
    void draw(double factor, RandomGenerator rng, float[] row, int at) {
        float[] field = Arrays.copyOfRange(row, at, at + rest.length);
        for (int j = 0; j < field.length; j++) {
            field[j] += (float) (factor * rng.nextGaussian()) * rest[j];
        }
        float[] g = new float[functions.length];
        for (int k = 0; k < g.length; k++) {
            g[k] = (float) (factor * rng.nextGaussian());
        }
        int k = 0;
        for (; k + 4 <= g.length; k += 4) {
            four(k, g, field);
        }
        for (; k < g.length; k++) {
            float[] f = functions[k];
            for (int j = 0; j < field.length; j++) {
                field[j] += g[k] * f[j];
            }
        }
        System.arraycopy(field, 0, row, at, field.length);
    }

    /** Adds four patterns at once, each in its turn: what takes the time is the way to and from the field. */
    private void four(int k, float[] g, float[] field) {
        float g0 = g[k];
        float g1 = g[k + 1];
        float g2 = g[k + 2];
        float g3 = g[k + 3];
        float[] f0 = functions[k];
        float[] f1 = functions[k + 1];
        float[] f2 = functions[k + 2];
        float[] f3 = functions[k + 3];
        for (int j = 0; j < field.length; j++) {
            field[j] = field[j] + g0 * f0[j] + g1 * f1[j] + g2 * f2[j] + g3 * f3[j];
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Patterns p && Arrays.deepEquals(functions, p.functions) && Arrays.equals(rest, p.rest);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(functions);
    }

    @Override
    public String toString() {
        return functions.length + " patterns of " + rest.length + " entries";
    }
}
