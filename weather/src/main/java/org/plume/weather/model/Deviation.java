package org.plume.weather.model;

import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.climate.Climate;

/** The root of the mean square of each entry, NaN left out; on a ring, of all points of a variable together. */
final class Deviation {

    private final Layout layout;
    private final double[] squares;
    private final double[] counts;

    Deviation(Layout layout) {
        this.layout = layout;
        this.squares = new double[layout.size()];
        this.counts = new double[layout.size()];
    }

    void add(float[] row) {
        for (int j = 0; j < row.length; j++) {
            if (!Float.isNaN(row[j])) {
                squares[j] += (double) row[j] * row[j];
                counts[j]++;
            }
        }
    }

    /** {@code [entries]}; 1 where nothing is known or all is 0. */
    double[] value() {
        double[] s = squares.clone();
        double[] n = counts.clone();
        if (layout.grid() instanceof Grid.Ring) {
            Climate.pool(layout, s, n);
        }
        double[] deviation = new double[s.length];
        for (int j = 0; j < s.length; j++) {
            double d = n[j] == 0 ? 0 : Math.sqrt(s[j] / n[j]);
            deviation[j] = d > 0 ? d : 1;
        }
        return deviation;
    }
}
