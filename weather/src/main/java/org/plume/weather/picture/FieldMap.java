package org.plume.weather.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Annotation;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.plume.weather.Grid;

/** A map: one field as shading in classes, another over it as isolines. */
public final class FieldMap {

    /** From little to much of one hue: light to dark, so that it reads in grey too. */
    private static final int[] RAMP = {0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x084594};

    private FieldMap() {}

    /**
     * @param shaded {@code [points]}, for instance the spread
     * @param lines {@code [points]}, for instance the mean
     * @param shading what the shading is, with its unit
     */
    public static Picture of(String title, Grid.LatLon grid, double[] shaded, double[] lines, String shading) {
        Picture picture = Picture.of(title, "longitude", "latitude", LegendPosition.OutsideE);
        double[] lat = grid.latitudes();
        double[] lon = grid.longitudes();
        double[] classes = Isolines.levels(shaded, RAMP.length - 1);
        for (int k = classes.length - 1; k >= 0; k--) {
            XYSeries swatch = picture.chart()
                    .addSeries(
                            number(classes[k])
                                    + (k + 1 < classes.length ? " - " + number(classes[k + 1]) : " and more"),
                            new double[] {lon[0], lon[lon.length - 1]},
                            new double[] {lat[0], lat[lat.length - 1]});
            swatch.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            swatch.setMarker(SeriesMarkers.SQUARE).setMarkerColor(colour(k, classes.length));
        }
        picture.chart().setTitle(title + "; shading: " + shading);
        var styler = picture.chart().getStyler();
        styler.setMarkerSize(14);
        styler.setXAxisMin(lon[0]).setXAxisMax(lon[lon.length - 1]);
        styler.setYAxisMin(lat[0]).setYAxisMax(lat[lat.length - 1]);
        styler.setPlotGridLinesVisible(false);
        styler.setPlotContentSize(0.98);
        picture.chart().setCustomXAxisTickLabelsFormatter(x -> degrees(x, "E", "W"));
        picture.chart().setCustomYAxisTickLabelsFormatter(y -> degrees(y, "N", "S"));
        picture.chart().addAnnotation(new Fields(lat, lon, shaded, lines, classes));
        return picture;
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%g", x).replaceFirst("\\.?0+$", "");
    }

    private static String degrees(double x, String positive, String negative) {
        return number(Math.abs(x)) + (x > 0 ? positive : x < 0 ? negative : "");
    }

    private static Color colour(int k, int classes) {
        return new Color(RAMP[k * (RAMP.length - 1) / Math.max(1, classes - 1)]);
    }

    /** Paints over the plot. */
    private static final class Fields extends Annotation {

        private static final int FINE = 8;

        private final double[] lat;
        private final double[] lon;
        private final double[] shaded;
        private final double[] lines;
        private final double[] classes;

        Fields(double[] lat, double[] lon, double[] shaded, double[] lines, double[] classes) {
            super(false);
            this.lat = lat;
            this.lon = lon;
            this.shaded = shaded;
            this.lines = lines;
            this.classes = classes;
        }

        @Override
        public void paint(Graphics2D g) {
            shade(g);
            double[] levels = Isolines.levels(lines, 12);
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
            g.setStroke(new BasicStroke(1.3f));
            for (double level : levels) {
                contour(g, level);
            }
        }

        private double x(double j) {
            int low = (int) Math.min(lon.length - 2.0, j);
            double at = lon[low] + (j - low) * (lon[low + 1] - lon[low]);
            return screen(at, lon, getXAxisScreenValue(lon[0]), getXAxisScreenValue(lon[lon.length - 1]));
        }

        private double y(double i) {
            int low = (int) Math.min(lat.length - 2.0, i);
            double at = lat[low] + (i - low) * (lat[low + 1] - lat[low]);
            return screen(at, lat, getYAxisScreenValue(lat[0]), getYAxisScreenValue(lat[lat.length - 1]));
        }

        /** Screen values are whole pixels; between them is interpolated, so that lines stay smooth. */
        private static double screen(double at, double[] axis, double first, double last) {
            return first + (at - axis[0]) / (axis[axis.length - 1] - axis[0]) * (last - first);
        }

        private void shade(Graphics2D g) {
            int n = lon.length;
            for (int i = 0; i < (lat.length - 1) * FINE; i++) {
                for (int j = 0; j < (n - 1) * FINE; j++) {
                    double v = Isolines.at(shaded, n, (i + 0.5) / FINE, (j + 0.5) / FINE);
                    if (Double.isNaN(v)) {
                        continue;
                    }
                    int k = 0;
                    while (k + 1 < classes.length && v >= classes[k + 1]) {
                        k++;
                    }
                    g.setColor(colour(k, classes.length));
                    double left = x((double) j / FINE);
                    double top = y((i + 1.0) / FINE);
                    g.fill(new Rectangle2D.Double(
                            left, top, x((j + 1.0) / FINE) - left + 0.6, y((double) i / FINE) - top + 0.6));
                }
            }
        }

        private void contour(Graphics2D g, double level) {
            List<double[]> segments = Isolines.of(lines, lat.length, lon.length, level);
            g.setColor(Picture.BLACK);
            for (double[] s : segments) {
                g.draw(new Line2D.Double(x(s[1]), y(s[0]), x(s[3]), y(s[2])));
            }
            if (segments.size() > lon.length / 4) {
                double[] s = segments.get(segments.size() / 2);
                String text = number(level);
                int width = g.getFontMetrics().stringWidth(text);
                double cx = x((s[1] + s[3]) / 2);
                double cy = y((s[0] + s[2]) / 2);
                g.setColor(new Color(255, 255, 255, 200));
                g.fill(new Rectangle2D.Double(cx - width / 2.0 - 2, cy - 7, width + 4.0, 14));
                g.setColor(Picture.BLACK);
                g.drawString(text, (float) (cx - width / 2.0), (float) (cy + 4));
            }
        }
    }
}
