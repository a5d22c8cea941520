package org.plume.weather;

/** p(next states | last states): a trained model or a baseline. Safe for use by many threads. */
public interface Forecaster {

    /** What it forecasts. */
    Layout layout();

    /** From one lead to the next, in the unit of the calendar. */
    double step();

    /** States it must see, the start included. */
    default int memory() {
        return 1;
    }

    /**
     * Starts members of the ensemble.
     *
     * @param history of this layout and step, at least {@link #memory()} states long
     */
    Rollout start(History history, Members members);
}
