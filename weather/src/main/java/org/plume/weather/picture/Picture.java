package org.plume.weather.picture;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart that can be saved. */
public final class Picture {

    static final Color BLACK = new Color(0x222222);
    static final Color GREY = new Color(0x8C8C8C);
    static final Color BLUE = new Color(0x0072B2);
    static final Color ORANGE = new Color(0xD55E00);

    /** Okabe and Ito's, without yellow, which is too pale for lines. */
    private static final Color[] LINES = {
        BLUE, ORANGE, new Color(0x009E73), new Color(0xCC79A7), new Color(0x56B4E9), new Color(0xE69F00), GREY
    };

    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE,
        SeriesMarkers.SQUARE,
        SeriesMarkers.TRIANGLE_UP,
        SeriesMarkers.DIAMOND,
        SeriesMarkers.TRIANGLE_DOWN,
        SeriesMarkers.CROSS,
        SeriesMarkers.PLUS
    };

    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;
    private static final int DPI = 120;

    private final XYChart chart;

    private Picture(XYChart chart) {
        this.chart = chart;
    }

    static Picture of(String title, String x, String y, LegendPosition legend) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        var styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartTitleBoxVisible(false)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16))
                .setLegendPosition(legend)
                .setLegendBorderColor(Color.WHITE)
                .setLegendBackgroundColor(new Color(255, 255, 255, 200))
                .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
                .setLegendLayout(legend == LegendPosition.OutsideS ? LegendLayout.Horizontal : LegendLayout.Vertical)
                .setChartPadding(14)
                .setLocale(Locale.ROOT)
                .setDecimalPattern("#.####")
                .setAntiAlias(true);
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14))
                .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
                .setPlotGridLinesColor(new Color(0xE4E4E4))
                .setPlotGridLinesStroke(new BasicStroke(1f))
                .setAxisTickMarksColor(GREY)
                .setXAxisTickMarkSpacingHint(60);
        return new Picture(chart);
    }

    static Color line(int k) {
        return LINES[k % LINES.length];
    }

    static Marker marker(int k) {
        return MARKERS[k % MARKERS.length];
    }

    static Color pale(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    XYChart chart() {
        return chart;
    }

    /** A line without markers. */
    XYSeries line(String name, double[] x, double[] y, Color colour, float width) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setLineColor(colour).setLineWidth(width);
        series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }

    /** Dashes for what is expected. */
    XYSeries dashed(String name, double[] x, double[] y, Color colour) {
        XYSeries series = line(name, x, y, colour, 1.6f);
        series.setLineStyle(
                new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 5}, 0));
        return series;
    }

    /** The area between two lines. */
    XYSeries band(String name, double[] x, double[] low, double[] high, Color fill) {
        int n = x.length;
        double[] around = new double[2 * n];
        double[] edge = new double[2 * n];
        for (int k = 0; k < n; k++) {
            around[k] = x[k];
            edge[k] = low[k];
            around[2 * n - 1 - k] = x[k];
            edge[2 * n - 1 - k] = high[k];
        }
        XYSeries series = chart.addSeries(name, around, edge);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(fill);
        series.setLineColor(new Color(255, 255, 255, 0));
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }

    /** Writes {@code name.png} and {@code name.svg}. */
    public void save(Path folder, String name) throws IOException {
        String file = folder.resolve(name).toString();
        BitmapEncoder.saveBitmapWithDPI(chart, file, BitmapFormat.PNG, DPI);
        VectorGraphics2D graphics = new VectorGraphics2D();
        chart.paint(graphics, WIDTH, HEIGHT);
        Document svg = Processors.get("svg").getDocument(graphics.getCommands(), new PageSize(WIDTH, HEIGHT));
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".svg"))) {
            svg.writeTo(out);
        }
    }
}
