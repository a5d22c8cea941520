package org.plume.weather.system;

/**
 * Slow variables X on a ring of K, and J fast ones Y beneath each of them on a ring of J K (Lorenz 1996):
 *
 * <pre>
 *   X_k' = -X_(k-1) (X_(k-2) - X_(k+1)) - X_k + F - (h c / b) sum_j Y_(j,k)
 *   Y_j' = -c b Y_(j+1) (Y_(j+2) - Y_(j-1)) - c Y_j + (h c / b) X_(j / J)
 * </pre>
 *
 * A state is [X, Y].
 */
public record TwoScaleLorenz96(int k, int j, double h, double b, double c, double forcing) implements Tendency {

    /** K 8, J 32, h 1, b 10, c 10, F 20 (Wilks 2005 and those after). */
    public static final TwoScaleLorenz96 CLASSIC = new TwoScaleLorenz96(8, 32, 1, 10, 10, 20);

    /** The step that goes with it. */
    public static final double DT = 0.001;

    public TwoScaleLorenz96 {
        if (k < 4 || j < 1) {
            throw new IllegalArgumentException("k must be >= 4 and j >= 1, were " + k + " and " + j);
        }
    }

    /** X = Y = 1 at the first point, 0 elsewhere. */
    public double[] start() {
        double[] x = new double[size()];
        x[0] = 1;
        x[k] = 1;
        return x;
    }

    @Override
    public int size() {
        return k + k * j;
    }

    @Override
    public void at(double[] x, double[] dxdt) {
        double coupling = h * c / b;
        for (int i = 0; i < k; i++) {
            double before = x[i == 0 ? k - 1 : i - 1];
            double twoBefore = x[i < 2 ? i + k - 2 : i - 2];
            double after = x[i == k - 1 ? 0 : i + 1];
            double beneath = 0;
            for (int m = k + i * j; m < k + (i + 1) * j; m++) {
                beneath += x[m];
            }
            dxdt[i] = -before * (twoBefore - after) - x[i] + forcing - coupling * beneath;
        }
        int n = k * j;
        double cb = c * b;
        for (int i = 0; i < n; i++) {
            double before = x[k + (i == 0 ? n - 1 : i - 1)];
            double after = x[k + (i == n - 1 ? 0 : i + 1)];
            double twoAfter = x[k + (i >= n - 2 ? i + 2 - n : i + 2)];
            dxdt[k + i] = -cb * after * (twoAfter - before) - c * x[k + i] + coupling * x[i / j];
        }
    }
}
