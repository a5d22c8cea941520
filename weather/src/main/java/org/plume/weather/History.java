package org.plume.weather;

import java.util.Arrays;

/**
 * What is known at a start: a state and those before it, never those after.
 *
 * @param last the index of the state to start from
 */
public record History(States states, int last) {

    public History {
        if (last < 0 || last >= states.size()) {
            throw new IllegalArgumentException(
                    "a start must be one of the states 0 .. " + (states.size() - 1) + ", was " + last);
        }
    }

    /** States that are known, the start included. */
    public int length() {
        return last + 1;
    }

    /** The state {@code lag} steps before the start; lag 0 is the start. Not to be changed. */
    public float[] state(int lag) {
        if (lag < 0 || lag > last) {
            throw new IllegalArgumentException("the start must have >= " + lag + " states before it, had " + last);
        }
        return states.rows()[last - lag];
    }

    /** The time of the start. */
    public double time() {
        return states.times()[last];
    }

    /** The last n states, oldest first. */
    public float[][] last(int n) {
        state(n - 1);
        return Arrays.copyOfRange(states.rows(), last - n + 1, last + 1);
    }
}
