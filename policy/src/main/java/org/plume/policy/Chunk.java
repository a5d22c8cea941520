package org.plume.policy;

import java.util.Arrays;

/**
 * One plausible future.
 *
 * @param path {@code [horizon, coordinates]}: where the arm is commanded to be after each action, rad or m
 * @param actions {@code [horizon, coordinates]}: the same as the model's action columns say it; for {@code delta(x)}, the
 *     step from one row of the path to the next
 */
public record Chunk(double[][] path, double[][] actions) {

    public Chunk {
        if (path.length == 0 || path.length != actions.length) {
            throw new IllegalArgumentException("path and actions must have the same number >= 1 of steps, had "
                    + path.length + " and " + actions.length);
        }
    }

    public int horizon() {
        return path.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chunk c && Arrays.deepEquals(path, c.path) && Arrays.deepEquals(actions, c.actions);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(path);
    }

    @Override
    public String toString() {
        return "Chunk" + Arrays.toString(new int[] {path.length, path[0].length});
    }
}
