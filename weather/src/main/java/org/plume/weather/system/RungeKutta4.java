package org.plume.weather.system;

/** The classic method of order 4: x + dt (k1 + 2 (k2 + k3) + k4) / 6. */
public record RungeKutta4(Tendency tendency, double dt) implements Integrator {

    public RungeKutta4 {
        if (!(dt > 0)) {
            throw new IllegalArgumentException("dt must be > 0, was " + dt);
        }
    }

    @Override
    public int size() {
        return tendency.size();
    }

    @Override
    public void advance(double[] x, long n) {
        if (x.length != size()) {
            throw new IllegalArgumentException("x must have " + size() + " components, had " + x.length);
        }
        double[] k1 = new double[x.length];
        double[] k2 = new double[x.length];
        double[] k3 = new double[x.length];
        double[] k4 = new double[x.length];
        double[] probe = new double[x.length];
        for (long step = 0; step < n; step++) {
            tendency.at(x, k1);
            along(x, dt / 2, k1, probe);
            tendency.at(probe, k2);
            along(x, dt / 2, k2, probe);
            tendency.at(probe, k3);
            along(x, dt, k3, probe);
            tendency.at(probe, k4);
            for (int i = 0; i < x.length; i++) {
                x[i] += dt * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]) / 6;
            }
        }
    }

    private static void along(double[] x, double h, double[] k, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] + h * k[i];
        }
    }
}
