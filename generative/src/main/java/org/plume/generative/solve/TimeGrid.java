package org.plume.generative.solve;

import java.util.Arrays;
import org.plume.generative.path.DiscreteSchedule;
import org.plume.generative.path.Schedule;

/** Where along the path a solver stops: times t_0 &lt; t_1 &lt; ... &lt; t_n in [0, 1], n steps. */
public record TimeGrid(double[] times) {

    public TimeGrid {
        if (times.length < 2) {
            throw new IllegalArgumentException("times must have >= 2 entries, had " + times.length);
        }
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= 0 && times[i] <= 1) || (i > 0 && times[i] <= times[i - 1])) {
                throw new IllegalArgumentException("times must grow within [0, 1], was " + times[i] + " at index " + i);
            }
        }
    }

    /** n equal steps from 0 to 1. */
    public static TimeGrid uniform(int steps) {
        return uniform(0, 1, steps);
    }

    /** n equal steps. */
    public static TimeGrid uniform(double from, double to, int steps) {
        positive(steps);
        double[] times = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            times[i] = i == steps ? to : from + (to - from) * i / steps;
        }
        return new TimeGrid(times);
    }

    /**
     * Noise levels s = sigma / alpha of Karras et al. 2022, equation 5:
     * s_i = (max^(1/rho) + i/(n-1) (min^(1/rho) - max^(1/rho)))^rho, i = 0 .. n-1, then clean data.
     */
    public static TimeGrid karras(Schedule schedule, int levels, double min, double max, double rho) {
        positive(levels);
        double first = Math.pow(max, 1 / rho);
        double last = Math.pow(min, 1 / rho);
        double[] times = new double[levels + 1];
        for (int i = 0; i < levels; i++) {
            double level = Math.pow(first + (levels == 1 ? 0 : i / (levels - 1.0)) * (last - first), rho);
            times[i] = schedule.timeOf(1 / level);
        }
        times[levels] = 1;
        return new TimeGrid(times);
    }

    /** Equal steps in log(alpha / sigma) between two times strictly inside (0, 1), then clean data. */
    public static TimeGrid logSnr(Schedule schedule, double from, double to, int steps) {
        positive(steps);
        double first = Math.log(schedule.at(from).snr());
        double last = Math.log(schedule.at(to).snr());
        double[] times = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            times[i] = schedule.timeOf(Math.exp(first + (steps == 1 ? 0 : i / (steps - 1.0)) * (last - first)));
        }
        times[steps] = 1;
        return new TimeGrid(times);
    }

    /** The levels that diffusers visits in n steps, N/n apart and ending at level 0, then clean data. */
    public static TimeGrid levels(DiscreteSchedule schedule, int steps) {
        if (steps < 1 || steps > schedule.levels()) {
            throw new IllegalArgumentException(
                    "steps must be in [1, " + schedule.levels() + "], the levels of the schedule, was " + steps);
        }
        int stride = schedule.levels() / steps;
        double[] times = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            times[i] = schedule.timeOfLevel((steps - 1 - i) * stride);
        }
        times[steps] = 1;
        return new TimeGrid(times);
    }

    /** n, one less than the times. */
    public int steps() {
        return times.length - 1;
    }

    /** t_i. */
    public double at(int i) {
        return times[i];
    }

    private static void positive(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be >= 1, was " + steps);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeGrid g && Arrays.equals(times, g.times);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(times);
    }

    @Override
    public String toString() {
        return "TimeGrid" + Arrays.toString(times);
    }
}
