package org.plume.weather.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.plume.weather.verify.ByLead;
import org.plume.weather.verify.EnsembleScores;
import org.plume.weather.verify.Estimate;
import org.plume.weather.verify.RankHistogram;
import org.plume.weather.verify.Reliability;

/** Pictures of what a verification measured. */
public final class ScorePictures {

    private static final int RANK_BINS = 25;
    private static final int DIAGRAM_BINS = 10;
    private static final double NORMAL_95 = 1.96;
    private static final int MOST_BELOW = 4;

    private ScorePictures() {}

    private static double[] values(int n, IntFunction<Double> of) {
        return IntStream.range(0, n)
                .mapToObj(of)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static String unit(String units) {
        return units.equals("1") ? "" : ", " + units;
    }

    /** Below, as long as one line of names is wide enough. */
    private static LegendPosition legend(List<ByLead> all) {
        return all.size() > MOST_BELOW ? LegendPosition.OutsideE : LegendPosition.OutsideS;
    }

    private static double[] leads(ByLead of) {
        return of.leads().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** How the truth ranks among the members, with what is due to chance if points were independent. */
    public static Picture ranks(String title, RankHistogram ranks) {
        int bins = ranks.bins(RANK_BINS);
        double[] counts = ranks.counts(bins);
        double total = ranks.total();
        double deviation = NORMAL_95 * ranks.deviation(bins) * bins;
        Picture picture = Picture.of(
                title,
                "rank of the truth among " + ranks.members() + " members",
                "frequency / flat",
                LegendPosition.OutsideS);
        int[] places = ranks.places(bins);
        double[] whole = {0, ranks.members() + 1.0};
        picture.band(
                "95 % by chance, points independent",
                whole,
                new double[] {1 - deviation, 1 - deviation},
                new double[] {1 + deviation, 1 + deviation},
                Picture.pale(Picture.ORANGE, 60));
        double most = 1;
        int from = 0;
        for (int k = 0; k < bins; k++) {
            double[] x = {from + 0.06 * places[k], from + 0.94 * places[k]};
            from += places[k];
            double height = counts[k] * whole[1] / (places[k] * total);
            most = Math.max(most, height);
            XYSeries bar = picture.band("rank " + k, x, new double[2], new double[] {height, height}, Picture.BLUE);
            bar.setShowInLegend(false);
        }
        picture.dashed("flat: reliable", whole, new double[] {1, 1}, Picture.ORANGE);
        picture.chart().getStyler().setYAxisMin(0.0).setYAxisMax(Math.max(1.5, 1.1 * most));
        picture.chart().getStyler().setXAxisMin(0.0).setXAxisMax(whole[1]);
        picture.chart().getStyler().setPlotGridVerticalLinesVisible(false);
        return picture;
    }

    /** Error of the ensemble mean and spread by lead: reliable where they meet. */
    public static Picture spreadSkill(String title, ByLead of, String units, String leadTitle) {
        Picture picture = Picture.of(title, leadTitle, "RMSE and spread" + unit(units), LegendPosition.OutsideS);
        double[] leads = leads(of);
        IntFunction<EnsembleScores> at = l -> of.scores().get(l);
        interval(picture, "RMSE", leads, l -> at.apply(l).rmse(), 1);
        double correction = Math.sqrt((of.members() + 1.0) / of.members());
        double[] spread =
                values(leads.length, l -> correction * at.apply(l).spread().value());
        XYSeries line = picture.line(
                String.format(Locale.ROOT, "spread x sqrt((M+1)/M), M = %d", of.members()),
                leads,
                spread,
                Picture.line(0),
                2.4f);
        line.setMarker(Picture.marker(0)).setMarkerColor(Picture.line(0));
        double[] error = values(leads.length, l -> at.apply(l).rmse().value());
        double most = Math.max(
                Arrays.stream(spread).max().orElse(1),
                Arrays.stream(error).max().orElse(1));
        picture.chart().getStyler().setYAxisMin(0.0).setYAxisMax(1.15 * most);
        return picture;
    }

    private static void interval(Picture picture, String name, double[] leads, IntFunction<Estimate> at, int colour) {
        Estimate[] all = IntStream.range(0, leads.length).mapToObj(at).toArray(Estimate[]::new);
        if (Arrays.stream(all).allMatch(Estimate::bounded)) {
            picture.band(
                            name + ", 95 %",
                            leads,
                            Arrays.stream(all).mapToDouble(Estimate::low).toArray(),
                            Arrays.stream(all).mapToDouble(Estimate::high).toArray(),
                            Picture.pale(Picture.line(colour), 45))
                    .setShowInLegend(false);
        }
        XYSeries line = picture.line(
                name, leads, Arrays.stream(all).mapToDouble(Estimate::value).toArray(), Picture.line(colour), 2.4f);
        line.setMarker(Picture.marker(colour)).setMarkerColor(Picture.line(colour));
    }

    /** CRPS skill against a reference by lead: of the forecasts and of every other baseline, with 95 % intervals. */
    public static Picture skill(String title, List<ByLead> all, ByLead reference, String leadTitle) {
        Picture picture = Picture.of(title, leadTitle, "fair CRPS skill against " + reference.name(), legend(all));
        double[] leads = leads(reference);
        double[] ends = {leads[0], leads[leads.length - 1]};
        int colour = 0;
        for (ByLead of : all) {
            if (!of.equals(reference)) {
                interval(
                        picture,
                        of.name() + " (M = " + of.members() + ")",
                        leads,
                        l -> of.scores().get(l).skill(reference.scores().get(l)),
                        colour++);
            }
        }
        picture.dashed("no skill", ends, new double[] {0, 0}, Picture.GREY);
        return picture;
    }

    /** Fair CRPS by lead, of the forecasts and of every baseline. */
    public static Picture crps(String title, List<ByLead> all, String units, String leadTitle) {
        Picture picture = Picture.of(title, leadTitle, "fair CRPS" + unit(units), legend(all));
        Function<EnsembleScores, Estimate> score = s -> s.members() > 1 ? s.fairCrps() : s.ecdfCrps();
        int colour = 0;
        for (ByLead of : all) {
            String kind = of.members() > 1 ? " (M = " + of.members() + ")" : " (absolute error)";
            interval(
                    picture,
                    of.name() + kind,
                    leads(of),
                    l -> score.apply(of.scores().get(l)),
                    colour++);
        }
        picture.chart().getStyler().setYAxisMin(0.0);
        return picture;
    }

    /** How often an event happened when it was forecast with a probability. */
    public static Picture reliability(String title, Reliability of) {
        Picture picture = Picture.of(title, "forecast probability", "observed frequency", LegendPosition.OutsideS);
        double[] ends = {0, 1};
        picture.dashed("reliable", ends, ends, Picture.GREY);
        picture.line(
                "climate", ends, new double[] {of.baseRate(), of.baseRate()}, Picture.pale(Picture.GREY, 120), 1.2f);
        List<Reliability.Bin> bins = of.diagram(DIAGRAM_BINS);
        XYSeries line = picture.line(
                String.format(
                        Locale.ROOT, "fair Brier score %.4f", of.fairBrier().value()),
                bins.stream().mapToDouble(Reliability.Bin::probability).toArray(),
                bins.stream().mapToDouble(Reliability.Bin::frequency).toArray(),
                Picture.BLUE,
                2.4f);
        line.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Picture.BLUE);
        picture.chart()
                .getStyler()
                .setXAxisMin(0.0)
                .setXAxisMax(1.0)
                .setYAxisMin(0.0)
                .setYAxisMax(1.0);
        return picture;
    }
}
