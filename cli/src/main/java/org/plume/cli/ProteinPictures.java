package org.plume.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.plume.protein.Alphabet;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.score.PairCorrelations;

/**
 * Pictures of an evaluation.
 *
 * @param folder null: none are drawn
 */
record ProteinPictures(@Nullable Path folder) {

    private static final int POINTS = 20_000;

    /** Length and composition of what was held out beside the samples'. */
    void histograms(FamilyData data, List<byte[]> samples) {
        if (folder == null || samples.isEmpty()) {
            return;
        }
        List<byte[]> held = data.codes(data.split().test());
        List<String> letters = new ArrayList<>();
        for (int a = 0; a < Alphabet.SIZE; a++) {
            letters.add(String.valueOf(Alphabet.letter(a)));
        }
        CategoryChart composition = chart("composition", "residue");
        composition.addSeries("held out", letters, composition(held));
        composition.addSeries("samples", letters, composition(samples));
        save(composition, "composition");
        int longest = Math.max(longest(held), longest(samples));
        int width = Math.max(1, longest / 40);
        List<Integer> bins = new ArrayList<>();
        for (int b = 0; b <= longest / width; b++) {
            bins.add(b * width);
        }
        CategoryChart lengths = chart("length", "residues");
        lengths.addSeries("held out", bins, lengths(held, width, bins.size()));
        lengths.addSeries("samples", bins, lengths(samples, width, bins.size()));
        save(lengths, "length");
    }

    private static CategoryChart chart(String title, String axis) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(900)
                .height(500)
                .title(title)
                .xAxisTitle(axis)
                .yAxisTitle("share")
                .build();
        chart.getStyler().setXAxisMaxLabelCount(20);
        return chart;
    }

    private static List<Double> composition(List<byte[]> sequences) {
        double[] counts = new double[Alphabet.UNKNOWN + 1];
        double all = 0;
        for (byte[] codes : sequences) {
            for (byte code : Alphabet.ungapped(codes)) {
                counts[code]++;
                all++;
            }
        }
        List<Double> shares = new ArrayList<>();
        for (int a = 0; a < Alphabet.SIZE; a++) {
            shares.add(counts[a] / Math.max(1, all));
        }
        return shares;
    }

    private static int longest(List<byte[]> sequences) {
        return sequences.stream()
                .mapToInt(s -> Alphabet.ungapped(s).length)
                .max()
                .orElse(1);
    }

    private static List<Double> lengths(List<byte[]> sequences, int width, int bins) {
        double[] counts = new double[bins];
        for (byte[] codes : sequences) {
            counts[Alphabet.ungapped(codes).length / width] += 1.0 / sequences.size();
        }
        List<Double> shares = new ArrayList<>();
        for (double c : counts) {
            shares.add(c);
        }
        return shares;
    }

    /** Connected correlations of the samples against those of what was held out, thinned out evenly. */
    void pairs(PairCorrelations real, PairCorrelations model) {
        if (folder == null) {
            return;
        }
        int step = Math.max(1, real.values().length / POINTS);
        save(scatter("pair correlations", "held out", "samples", real.values(), model.values(), step), "pairs");
    }

    /** Scores against measurements. */
    void assay(double[] scores, double[] measured) {
        if (folder != null) {
            save(scatter("assay", "log p", "measured", scores, measured, 1), "assay");
        }
    }

    private static XYChart scatter(String title, String x, String y, double[] xs, double[] ys, int step) {
        XYChart chart = new XYChartBuilder()
                .width(700)
                .height(700)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        chart.getStyler().setMarkerSize(3);
        chart.getStyler().setLegendVisible(false);
        int n = (xs.length + step - 1) / step;
        double[] px = new double[n];
        double[] py = new double[n];
        for (int i = 0; i < n; i++) {
            px[i] = xs[i * step];
            py[i] = ys[i * step];
        }
        chart.addSeries(title, px, py);
        return chart;
    }

    private void save(org.knowm.xchart.internal.chartpart.IChart chart, String name) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            try (OutputStream png = Files.newOutputStream(folder.resolve(name + ".png"))) {
                ChartEncoder.saveChart(chart, png, "png");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
