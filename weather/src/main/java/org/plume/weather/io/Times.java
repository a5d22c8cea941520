package org.plume.weather.io;

import java.io.IOException;
import org.plume.weather.Calendar;

/**
 * The times of a file, strictly increasing and equally spaced.
 *
 * @param values in the unit of the calendar
 */
record Times(Calendar calendar, double[] values) {

    private static final double TOLERANCE = 1e-3;

    static Times of(NetcdfFile file, String dimension) throws IOException {
        NetcdfVariable v = file.variable(dimension);
        CfTime cf = CfTime.of(v);
        double[] times = file.read(v);
        for (int i = 0; i < times.length; i++) {
            if (Double.isNaN(times[i])) {
                throw new IllegalArgumentException(
                        "times of " + file.path() + " must be known, is missing at index " + i);
            }
            times[i] = cf.time(times[i]);
        }
        return checked(file.path().toString(), cf.calendar(), times);
    }

    static Times checked(String file, Calendar calendar, double[] times) {
        if (times.length == 0) {
            throw new IllegalArgumentException("times of " + file + " must be >= 1, were 0");
        }
        for (int i = 1; i < times.length; i++) {
            if (times[i] == times[i - 1]) {
                throw new IllegalArgumentException("times of " + file + " must differ, was "
                        + CfDate.text(times[i], calendar) + " twice, at index " + (i - 1) + " and " + i
                        + "; drop the duplicate");
            }
            if (!(times[i] > times[i - 1])) {
                throw new IllegalArgumentException("times of " + file + " must increase, was "
                        + CfDate.text(times[i], calendar) + " after " + CfDate.text(times[i - 1], calendar)
                        + " at index " + i + "; sort them");
            }
        }
        double step = times.length < 2 ? 0 : times[1] - times[0];
        for (int i = 2; i < times.length; i++) {
            double next = times[i] - times[i - 1];
            if (Math.abs(next - step) > TOLERANCE * step) {
                throw new IllegalArgumentException("times of " + file + " must be equally spaced, was "
                        + CfDate.text(times[i], calendar) + " after " + CfDate.text(times[i - 1], calendar)
                        + " at index " + i + " where others are " + (float) step
                        + (calendar == Calendar.NONE ? "" : " d") + " apart; fill the gap with missing values");
            }
        }
        return new Times(calendar, times);
    }
}
