package org.plume.weather;

import java.util.Arrays;

/**
 * States in the order of time.
 *
 * @param times strictly increasing, in the unit of the calendar
 * @param rows {@code [times][variables * points]}; NaN where a value is missing. Not copied, not to be changed
 */
public record States(Layout layout, Calendar calendar, double[] times, float[][] rows) {

    private static final double TOLERANCE = 1e-3;

    public States {
        if (times.length != rows.length) {
            throw new IllegalArgumentException(
                    "there must be a state for each of " + times.length + " times, were " + rows.length);
        }
        for (float[] row : rows) {
            layout.check(row);
        }
        for (int i = 1; i < times.length; i++) {
            if (!(times[i] > times[i - 1])) {
                throw new IllegalArgumentException("times must increase, was " + times[i] + " after " + times[i - 1]
                        + " at index " + i + "; sort them and drop duplicates");
            }
        }
    }

    public int size() {
        return times.length;
    }

    /** The time from one state to the next; an error where it is not the same everywhere. */
    public double step() {
        if (times.length < 2) {
            throw new IllegalArgumentException("there must be >= 2 states to know their step, was " + times.length);
        }
        double step = (times[times.length - 1] - times[0]) / (times.length - 1);
        for (int i = 1; i < times.length; i++) {
            if (Math.abs(times[i] - times[i - 1] - step) > TOLERANCE * step) {
                throw new IllegalArgumentException(
                        "times must be equally spaced, were " + times[i - 1] + ", " + times[i] + " at index " + i
                                + " and " + step + " apart on average; fill the gap with NaN states");
            }
        }
        return step;
    }

    /** The states from (inclusive) to (exclusive). */
    public States between(int from, int to) {
        return new States(layout, calendar, Arrays.copyOfRange(times, from, to), Arrays.copyOfRange(rows, from, to));
    }

    /** The states of the years first to last, both inclusive. */
    public States years(int first, int last) {
        int from = 0;
        while (from < size() && calendar.year(times[from]) < first) {
            from++;
        }
        int to = from;
        while (to < size() && calendar.year(times[to]) <= last) {
            to++;
        }
        return between(from, to);
    }

    @Override
    public String toString() {
        return size() + " states of " + layout.size() + " entries";
    }
}
