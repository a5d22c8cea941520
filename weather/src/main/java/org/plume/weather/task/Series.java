package org.plume.weather.task;

import java.util.stream.IntStream;
import org.plume.weather.History;
import org.plume.weather.States;

/**
 * Starts and what followed.
 *
 * @param given the states that forecasts start from: observed ones, or analyses
 * @param truth of the same times
 * @param starts indices
 */
public record Series(States given, States truth, int[] starts) {

    public Series {
        if (given.size() != truth.size()) {
            throw new IllegalArgumentException(
                    "given and true states must be of the same times, were " + given.size() + " and " + truth.size());
        }
    }

    /** Starts from (inclusive) to (exclusive), every so many, of states that are their own truth. */
    public static Series of(States states, int from, int to, int every) {
        return new Series(
                states,
                states,
                IntStream.range(0, Math.max(0, (to - from + every - 1) / every))
                        .map(i -> from + i * every)
                        .toArray());
    }

    /** What is known at a start. */
    public History history(int start) {
        return new History(given, start);
    }

    /** Every n-th start. */
    public Series thinned(int n) {
        return new Series(
                given,
                truth,
                IntStream.range(0, (starts.length + n - 1) / n)
                        .map(i -> starts[i * n])
                        .toArray());
    }

    @Override
    public String toString() {
        return starts.length + " starts in " + truth;
    }
}
