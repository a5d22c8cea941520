package org.plume.weather.io;

import java.util.Arrays;

/**
 * How stored numbers become values (CF 1.11, sections 2.5.1 and 8.1): missing ones are recognised as stored, the others are
 * {@code stored * scale_factor + add_offset}.
 *
 * @param missing what {@code _FillValue} and {@code missing_value} say
 * @param least of {@code valid_min} or {@code valid_range}, as stored
 * @param most of {@code valid_max} or {@code valid_range}, as stored
 */
record Packing(double scale, double offset, double[] missing, double least, double most) {

    private static final double ROUNDING = 1e-7;

    static Packing of(NetcdfVariable variable) {
        Attributes a = variable.attributes();
        double[] fill = a.numbers("_FillValue").orElse(new double[0]);
        double[] missing = a.numbers("missing_value").orElse(new double[0]);
        double[] all = Arrays.copyOf(fill, fill.length + missing.length);
        System.arraycopy(missing, 0, all, fill.length, missing.length);
        double[] range = a.numbers("valid_range").filter(r -> r.length == 2).orElse(new double[] {
            a.number("valid_min").orElse(Double.NEGATIVE_INFINITY),
            a.number("valid_max").orElse(Double.POSITIVE_INFINITY)
        });
        return new Packing(
                a.number("scale_factor").orElse(1.0), a.number("add_offset").orElse(0.0), all, range[0], range[1]);
    }

    void unpack(double[] values) {
        for (int i = 0; i < values.length; i++) {
            double v = values[i];
            values[i] = v < least || v > most || isMissing(v) ? Double.NaN : v * scale + offset;
        }
    }

    /** A fill value of a float may be written as a double, so large ones need not agree to the last digit. */
    private boolean isMissing(double stored) {
        for (double m : missing) {
            if (stored == m || Math.abs(stored - m) < ROUNDING * Math.abs(m)) {
                return true;
            }
        }
        return false;
    }
}
