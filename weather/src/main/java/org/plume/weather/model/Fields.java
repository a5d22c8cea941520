package org.plume.weather.model;

import java.util.Arrays;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;

/**
 * What the network sees, {@code [channels][points]}: the last anomalies, oldest first; the linear forecast, where there is
 * one; cos and sin of the season; latitude and longitude; whether the start is an analysis.
 */
record Fields(ForecastSpec spec) {

    int channels() {
        int variables = spec.layout().variables().size();
        int linear = spec.base() == Base.LINEAR ? variables : 0;
        return spec.memory() * variables + linear + forcings();
    }

    /** The last channels: what is known of any time before a forecast is made. */
    int forcings() {
        int season = spec.calendar() == Calendar.NONE ? 0 : 2;
        return season + places() + (spec.analyses() ? 1 : 0);
    }

    private int places() {
        return spec.layout().grid() instanceof Grid.LatLon ? 2 : 0;
    }

    /** Entries of a row. */
    int size() {
        return channels() * spec.layout().points();
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

    /** Writes the channels of {@link #forcings()}. */
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
}
