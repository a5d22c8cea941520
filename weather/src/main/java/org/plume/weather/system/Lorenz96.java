package org.plume.weather.system;

/**
 * x_i' = (x_(i+1) - x_(i-2)) x_(i-1) - x_i + F on a ring (Lorenz 1996).
 *
 * @param size points, at least 4
 * @param forcing F
 */
public record Lorenz96(int size, double forcing) implements Tendency {

    /** 40 points, F = 8. */
    public static final Lorenz96 CLASSIC = new Lorenz96(40, 8);

    /** The step that goes with it; 0.05 model time units stand for six hours. */
    public static final double DT = 0.05;

    public Lorenz96 {
        if (size < 4) {
            throw new IllegalArgumentException("size must be >= 4, was " + size);
        }
    }

    /** 1 at the first point, 0 elsewhere. */
    public double[] start() {
        double[] x = new double[size];
        x[0] = 1;
        return x;
    }

    @Override
    public void at(double[] x, double[] dxdt) {
        int n = size;
        for (int i = 0; i < n; i++) {
            int before = i == 0 ? n - 1 : i - 1;
            int twoBefore = before == 0 ? n - 1 : before - 1;
            int after = i == n - 1 ? 0 : i + 1;
            dxdt[i] = (x[after] - x[twoBefore]) * x[before] - x[i] + forcing;
        }
    }
}
