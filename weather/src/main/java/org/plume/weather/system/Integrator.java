package org.plume.weather.system;

/** Moves a state on by steps of one size. Safe for use by many threads. */
public interface Integrator {

    /** Components of a state. */
    int size();

    /** The step. */
    double dt();

    /** Moves x on by n steps, in place. */
    void advance(double[] x, long n);

    /**
     * A trajectory.
     *
     * @param start not changed
     * @param skipped steps before the first state
     * @param every steps from one state to the next
     * @return {@code [count][size]}
     */
    default double[][] trajectory(double[] start, long skipped, long every, int count) {
        double[][] states = new double[count][];
        double[] x = start.clone();
        advance(x, skipped);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                advance(x, every);
            }
            states[i] = x.clone();
        }
        return states;
    }
}
