package org.plume.weather.system;

/** An autonomous system dx/dt = f(x). */
public interface Tendency {

    /** Components of x. */
    int size();

    /** Writes f(x) into {@code dxdt}. */
    void at(double[] x, double[] dxdt);
}
