package org.plume.weather.io;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What a dimension is, by its coordinate variable (CF 1.11, section 4). */
enum Axis {
    TIME,
    LATITUDE,
    LONGITUDE,
    MEMBER,
    /** Pressure, depth, and whatever else has numbers for coordinates. */
    OTHER,
    /** A dimension without a coordinate variable, or with one of text. */
    PLAIN;

    static Axis of(NetcdfFile file, String dimension) {
        Optional<NetcdfVariable> found = file.find(dimension);
        String name = dimension.toLowerCase(Locale.ROOT);
        if (found.isEmpty() || found.get().dimensions().size() != 1) {
            return name.equals("time") ? TIME : PLAIN;
        }
        NetcdfVariable v = found.get();
        String units = v.units().toLowerCase(Locale.ROOT);
        String standard = v.attributes().text("standard_name").orElse("");
        String axis = v.attributes().text("axis").orElse("");
        if (units.contains(" since ") || standard.equals("time") || axis.equals("T") || name.equals("time")) {
            return TIME;
        }
        if (units.matches("degrees?_?n(orth)?") || standard.equals("latitude") || name.matches("lat(itude)?")) {
            return LATITUDE;
        }
        if (units.matches("degrees?_?e(ast)?") || standard.equals("longitude") || name.matches("lon(gitude)?")) {
            return LONGITUDE;
        }
        if (standard.equals("realization") || name.matches("realization|member|number|ensemble|m")) {
            return MEMBER;
        }
        return numeric(file, v) ? OTHER : PLAIN;
    }

    private static boolean numeric(NetcdfFile file, NetcdfVariable v) {
        if (v.size() == 0) {
            return false;
        }
        try {
            file.raw(v, new long[] {0}, new int[] {1});
            return true;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }
}
