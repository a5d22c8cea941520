package org.plume.weather.io;

import java.util.Arrays;
import org.plume.weather.Calendar;
import org.plume.weather.Layout;

/**
 * What an ensemble file is to hold.
 *
 * @param starts times that forecasts begin at, strictly increasing, in the unit of the calendar
 * @param step from one lead to the next, in the unit of the calendar
 * @param leads how many
 * @param members how many
 * @param model name of what made it
 * @param version SHA-256 of what made it
 * @param seed of its randomness
 */
public record EnsemblePlan(
        Layout layout,
        Calendar calendar,
        double[] starts,
        double step,
        int leads,
        int members,
        String model,
        String version,
        long seed) {

    public EnsemblePlan {
        positive("members", members);
        positive("leads", leads);
        positive("starts", starts.length);
        for (int i = 1; i < starts.length; i++) {
            if (!(starts[i] > starts[i - 1])) {
                throw new IllegalArgumentException("starts must increase and differ, was "
                        + CfDate.text(starts[i], calendar) + " after " + CfDate.text(starts[i - 1], calendar));
            }
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, was " + value);
        }
    }

    /** The time of a lead, counted from 0, since its start. */
    public double lead(int index) {
        return (index + 1) * step;
    }

    @Override
    public String toString() {
        return members + " members x " + leads + " leads from " + Arrays.toString(starts) + " of " + model;
    }
}
