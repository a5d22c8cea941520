package org.plume.weather.model;

import java.util.Arrays;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;

/**
 * What the network sees, {@code [channels][points]}: the last anomalies, oldest first; the linear forecast, where there is
 * one; cos and sin of the season; latitude and longitude; the static fields; whether the start is an analysis.
 *
 * @param statics {@code [fields][points]}, normalised
 */
record Fields(ForecastSpec spec, float[][] statics) {

    Fields {
        if (statics.length != spec.statics().size()) {
            throw new IllegalArgumentException("static fields must be " + spec.statics() + ", were " + statics.length);
        }
        for (float[] field : statics) {
            if (field.length != spec.layout().points()) {
                throw new IllegalArgumentException("a static field must have "
                        + spec.layout().points() + " points as the states, had " + field.length);
            }
        }
    }

    /** Entries of a row. */
    int size() {
        return new Channels(spec).entries();
    }

    /**
     * Writes a row.
     *
     * @param recent {@code memory} anomalies, oldest first; missing values are seen as 0
     * @param base the forecast to add to
     * @param time of the last
     * @param analysed whether the last is an analysis
     */
    void write(float[][] recent, float[] base, double time, boolean analysed, float[] row, int at) {
        int to = at;
        for (float[] z : recent) {
            to = put(z, row, to);
        }
        if (spec.base() == Base.LINEAR) {
            to = put(base, row, to);
        }
        writeForcings(time, analysed, row, to);
    }

    /** Writes the channels of {@link Channels#forcings}. */
    void writeForcings(double time, boolean analysed, float[] row, int at) {
        int points = spec.layout().points();
        int to = at;
        if (spec.calendar() != Calendar.NONE) {
            double angle = 2 * Math.PI * spec.calendar().season(time);
            Arrays.fill(row, to, to + points, (float) Math.cos(angle));
            Arrays.fill(row, to + points, to + 2 * points, (float) Math.sin(angle));
            to += 2 * points;
        }
        if (spec.layout().grid() instanceof Grid.LatLon g) {
            for (int p = 0; p < points; p++) {
                row[to + p] = (float) (g.latitudes()[p / g.longitudes().length] / 90);
                row[to + points + p] = (float) Math.cos(Math.toRadians(g.longitudes()[p % g.longitudes().length]));
            }
            to += 2 * points;
        }
        for (float[] field : statics) {
            System.arraycopy(field, 0, row, to, points);
            to += points;
        }
        if (spec.analyses()) {
            Arrays.fill(row, to, to + points, analysed ? 1 : 0);
        }
    }

    private static int put(float[] z, float[] row, int at) {
        for (int j = 0; j < z.length; j++) {
            row[at + j] = Float.isNaN(z[j]) ? 0 : z[j];
        }
        return at + z.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields f && spec.equals(f.spec) && Arrays.deepEquals(statics, f.statics);
    }

    @Override
    public int hashCode() {
        return spec.hashCode();
    }

    @Override
    public String toString() {
        return "Fields of " + spec.layout().size() + " entries";
    }
}
