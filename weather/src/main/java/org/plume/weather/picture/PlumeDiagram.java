package org.plume.weather.picture;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The members at a point by lead: each as a line, half and nine tenths of them as bands, the median, and what came. */
public final class PlumeDiagram {

    private static final int MOST_LINES = 50;

    private PlumeDiagram() {}

    /**
     * @param title says the point, the start and the forecaster
     * @param leads time since the start, that of the start (0) first
     * @param members {@code [leads][members]}
     * @param truth {@code [leads]}, NaN where it is not known; null: not at all
     */
    public static Picture of(
            String title, String xTitle, String yTitle, double[] leads, double[][] members, double @Nullable [] truth) {
        Picture picture = Picture.of(title, xTitle, yTitle, LegendPosition.OutsideS);
        double[][] sorted = Arrays.stream(members)
                .map(m -> Arrays.stream(m).sorted().toArray())
                .toArray(double[][]::new);
        picture.band("90 % of members", leads, at(sorted, 0.05), at(sorted, 0.95), new Color(0xCFE3F1));
        picture.band("50 %", leads, at(sorted, 0.25), at(sorted, 0.75), new Color(0x8FBFE0));
        int lines = Math.min(MOST_LINES, members[members.length - 1].length);
        for (int k = 0; k < lines; k++) {
            int member = k;
            double[] y = Arrays.stream(members)
                    .mapToDouble(m -> m[Math.min(member, m.length - 1)])
                    .toArray();
            picture.line("member " + k, leads, y, Picture.pale(Picture.BLUE, 70), 0.7f)
                    .setShowInLegend(false);
        }
        picture.line("median", leads, at(sorted, 0.5), Picture.BLUE, 2.6f);
        if (truth != null) {
            int[] known = IntStream.range(0, truth.length)
                    .filter(l -> !Double.isNaN(truth[l]))
                    .toArray();
            if (known.length > 0) {
                picture.line(
                                "what came",
                                Arrays.stream(known).mapToDouble(l -> leads[l]).toArray(),
                                Arrays.stream(known).mapToDouble(l -> truth[l]).toArray(),
                                Picture.ORANGE,
                                2.2f)
                        .setMarker(SeriesMarkers.CIRCLE)
                        .setMarkerColor(Picture.ORANGE);
            }
        }
        picture.chart().getStyler().setMarkerSize(7);
        return picture;
    }

    private static double[] at(double[][] sorted, double p) {
        return Arrays.stream(sorted).mapToDouble(m -> quantile(m, p)).toArray();
    }

    /** The quantile by linear interpolation (type 7 of Hyndman and Fan 1996). */
    static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
