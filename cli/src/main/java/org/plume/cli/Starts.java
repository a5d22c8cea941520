package org.plume.cli;

import java.util.stream.IntStream;
import org.plume.weather.States;
import org.plume.weather.io.StatesFile;

/** Starts as they are typed: a date, {@code A..B}, or {@code A..B/N} for every N-th. */
final class Starts {

    private Starts() {}

    /** Indices of states. */
    static IntStream of(States states, String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return IntStream.of(StatesFile.at(states, text));
        }
        int slash = text.indexOf('/', dots);
        int every = 1;
        if (slash >= 0) {
            String number = text.substring(slash + 1);
            every = number.matches("[1-9]\\d{0,6}") ? Integer.parseInt(number) : 0;
            if (every < 1) {
                throw new IllegalArgumentException("N of A..B/N must be a number >= 1, was " + number);
            }
        }
        int from = StatesFile.at(states, text.substring(0, dots));
        int to = StatesFile.at(states, text.substring(dots + 2, slash < 0 ? text.length() : slash));
        if (to < from) {
            throw new IllegalArgumentException("starts A..B must have A <= B, was " + text);
        }
        int step = every;
        return IntStream.rangeClosed(0, (to - from) / step).map(k -> from + k * step);
    }
}
