package org.plume.weather.baseline;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.weather.Calendar;
import org.plume.weather.Layout;
import org.plume.weather.States;
import org.plume.weather.climate.Climate;

/**
 * Training states and their anomalies, of which baselines draw segments.
 *
 * @param anomalies {@code [times][entries]}
 * @param horizon leads that every segment has
 * @param memory states that it has up to its start
 */
public record Library(States states, Climate climate, float[][] anomalies, int memory, int horizon) {

    public Library {
        if (memory < 1 || horizon < 1 || states.size() < memory + horizon) {
            throw new IllegalArgumentException("memory and horizon must be >= 1 and together <= the states = "
                    + states.size() + ", were " + memory + " and " + horizon);
        }
    }

    /** Of training states. */
    public static Library of(States train, int harmonics, int memory, int horizon) {
        Climate climate = Climate.fit(train, harmonics);
        return new Library(train, climate, climate.anomalies(train), memory, horizon);
    }

    public Layout layout() {
        return states.layout();
    }

    /** Starts of segments: memory - 1 up to this, not included. */
    int end() {
        return states.size() - horizon;
    }

    /** A start of a segment, each as likely. */
    int draw(RandomGenerator rng) {
        return rng.nextInt(memory - 1, end());
    }

    /** Whether the season of a start is at most so many days from that of a time; always without a calendar. */
    boolean inSeason(int start, double time, double days) {
        Calendar calendar = states.calendar();
        if (calendar == Calendar.NONE) {
            return true;
        }
        double apart = Math.abs(calendar.season(states.times()[start]) - calendar.season(time));
        return Math.min(apart, 1 - apart) * 365.25 <= days;
    }

    /** The starts in the season of a time. */
    int[] starts(double time, double days) {
        return IntStream.range(memory - 1, end())
                .filter(s -> inSeason(s, time, days))
                .toArray();
    }

    void requireLead(int lead) {
        if (lead > horizon) {
            throw new IllegalArgumentException(
                    "leads must be <= " + horizon + " as the baseline was made for, was " + lead);
        }
    }

    @Override
    public String toString() {
        return "Library of " + states;
    }
}
