package org.plume.weather.system;

/** x' = sigma (y - x), y' = rho x - y - x z, z' = x y - beta z (Lorenz 1963). */
public record Lorenz63(double sigma, double rho, double beta) implements Tendency {

    /** sigma 10, rho 28, beta 8/3. */
    public static final Lorenz63 CLASSIC = new Lorenz63(10, 28, 8.0 / 3);

    /** The step that goes with it. */
    public static final double DT = 0.01;

    /** A point on the attractor, where DAPPER starts. */
    public static double[] start() {
        return new double[] {1.509, -1.531, 25.46};
    }

    @Override
    public int size() {
        return 3;
    }

    @Override
    public void at(double[] x, double[] dxdt) {
        dxdt[0] = sigma * (x[1] - x[0]);
        dxdt[1] = rho * x[0] - x[1] - x[0] * x[2];
        dxdt[2] = x[0] * x[1] - beta * x[2];
    }
}
