package org.plume.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.weather.verify.ByLead;
import org.plume.weather.verify.EnsembleScores;
import org.plume.weather.verify.Estimate;
import org.plume.weather.verify.RankHistogram;

/** What one forecaster reached. */
record WeatherReport(String name, List<EnsembleScores> leads) {

    private static final int RANK_BINS = 25;
    private static final List<String> SHOWN = List.of("fairCrps", "energyScore", "rmse", "ssr");

    /** By lead in steps. */
    ByLead byLead() {
        return new ByLead(
                name,
                IntStream.rangeClosed(1, leads.size()).mapToObj(l -> (double) l).toList(),
                leads);
    }

    /** The scores of lead 1 at the top, those of every lead in {@code leads}. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.putAll(scores(1));
        List<Map<String, Object>> all = new ArrayList<>();
        for (int lead = 1; lead <= leads.size(); lead++) {
            all.add(scores(lead));
        }
        json.put("leads", all);
        return json;
    }

    private Map<String, Object> scores(int lead) {
        EnsembleScores s = leads.get(lead - 1);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lead", lead);
        json.put("members", s.members());
        json.put("cases", s.cases());
        s.summary().forEach((key, estimate) -> put(json, key, estimate));
        RankHistogram ranks = s.ranksOfFirstPoint();
        int bins = ranks.bins(RANK_BINS);
        json.put("rankHistogramOfFirstPoint", ranks.counts(bins));
        json.put("ranksPerBin", ranks.places(bins));
        json.put("flatness", ranks.flatness(bins));
        return json;
    }

    private static void put(Map<String, Object> json, String key, Estimate estimate) {
        if (estimate.known()) {
            json.put(key, estimate.value());
            if (estimate.bounded()) {
                json.put(key + "95", List.of(estimate.low(), estimate.high()));
            }
        }
    }

    /** A line for each lead, after {@link #header}. */
    List<String[]> rows() {
        List<String[]> rows = new ArrayList<>();
        for (int lead = 1; lead <= leads.size(); lead++) {
            Map<String, Estimate> summary = leads.get(lead - 1).summary();
            String[] row = new String[3 + SHOWN.size()];
            row[0] = name;
            row[1] = Integer.toString(lead);
            for (int i = 0; i < SHOWN.size(); i++) {
                row[i + 2] = text(summary.get(SHOWN.get(i)));
            }
            RankHistogram ranks = leads.get(lead - 1).ranksOfFirstPoint();
            row[2 + SHOWN.size()] = String.format(Locale.ROOT, "%.3f", ranks.flatness(ranks.bins(RANK_BINS)));
            rows.add(row);
        }
        return rows;
    }

    static String[] header() {
        return new String[] {
            "", "lead", "fair CRPS", "fair energy score", "RMSE of the mean", "spread/skill", "flat ranks p"
        };
    }

    private static String text(@Nullable Estimate e) {
        if (e == null || !e.known()) {
            return "-";
        }
        return e.bounded()
                ? String.format(Locale.ROOT, "%.4g [%.4g, %.4g]", e.value(), e.low(), e.high())
                : String.format(Locale.ROOT, "%.4g", e.value());
    }
}
