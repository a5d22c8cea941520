package org.plume.weather.verify;

/**
 * A measured number and its 95 % interval.
 *
 * @param value NaN when it is not defined, as a fair score of one member
 * @param low lower end; NaN when it is not known
 * @param high upper end; NaN when it is not known
 */
public record Estimate(double value, double low, double high) {

    /** Whether there is a number. */
    public boolean known() {
        return !Double.isNaN(value);
    }

    /** Whether there is an interval. */
    public boolean bounded() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }
}
