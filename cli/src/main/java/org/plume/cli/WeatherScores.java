package org.plume.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plume.weather.verify.EnsembleScores;
import org.plume.weather.verify.Estimate;
import org.plume.weather.verify.Reliability;
import org.plume.weather.verify.Verification;

/**
 * A verification beside its references, as a table and as JSON.
 *
 * @param task what was scored
 * @param baselines of the same cases; skill is against the first
 */
record WeatherScores(String task, Verification model, List<Verification> baselines) {

    private static final int RANK_BINS = 25;
    private static final int DIAGRAM_BINS = 10;

    void print(PrintStream out) {
        out.println(task + ", 95 % intervals by blocks of days; CRPS and energy score fair, spread-skill ratio with"
                + " (M+1)/M");
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "forecast", "variable", "lead", "M", "cases", "fair CRPS", "energy", "RMSE of mean", "SSR", "CRPS skill"
        });
        for (int v = 0; v < model.layout().variables().size(); v++) {
            for (int l = 0; l < model.leads().length; l++) {
                rows.add(row(model, v, l));
                for (Verification baseline : baselines) {
                    rows.add(row(baseline, v, l));
                }
            }
        }
        Table.print(out, rows);
    }

    private String[] row(Verification of, int v, int l) {
        EnsembleScores s = of.scores(v, l);
        boolean one = s.members() == 1;
        return new String[] {
            of.name(),
            model.layout().variables().get(v).name() + " "
                    + model.layout().variables().get(v).units(),
            String.format(Locale.ROOT, "%g", of.leads()[l]).replaceFirst("\\.?0+$", ""),
            Integer.toString(s.members()),
            Long.toString(s.cases()),
            text(one ? s.ecdfCrps() : s.fairCrps()) + (one ? " MAE" : ""),
            text(one ? s.ecdfEnergy() : s.fairEnergy()),
            text(s.rmse()),
            text(s.ssr()),
            baselines.isEmpty() || of == baselines.get(0) ? "-" : text(skill(of, v, l))
        };
    }

    private Estimate skill(Verification of, int v, int l) {
        return of.scores(v, l).skill(baselines.get(0).scores(v, l));
    }

    private static String text(Estimate e) {
        if (!e.known()) {
            return "-";
        }
        return e.bounded()
                ? String.format(Locale.ROOT, "%.4g [%.4g, %.4g]", e.value(), e.low(), e.high())
                : String.format(Locale.ROOT, "%.4g", e.value());
    }

    /** An estimate k is a number, its interval is k95; one that is not defined is absent. */
    Map<String, Object> json(double blockDays, long seed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", task);
        json.put("model", model.name());
        json.put("members", model.members());
        json.put("blockDays", blockDays);
        json.put("bootstrapSeed", seed);
        json.put("estimators", EnsembleScores.estimators());
        if (!baselines.isEmpty()) {
            json.put("skillReference", baselines.get(0).name());
        }
        List<Map<String, Object>> results = new ArrayList<>();
        for (int v = 0; v < model.layout().variables().size(); v++) {
            for (int l = 0; l < model.leads().length; l++) {
                results.add(result(v, l));
            }
        }
        if (model.scores(0, 0).cases() > 0) {
            put(json, model.scores(0, 0).summary());
        }
        json.put("results", results);
        return json;
    }

    private Map<String, Object> result(int v, int l) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", task);
        json.put("variable", model.layout().variables().get(v).name());
        json.put("units", model.layout().variables().get(v).units());
        json.put("lead", model.leads()[l]);
        json.putAll(scores(model, v, l));
        List<Map<String, Object>> others = new ArrayList<>();
        for (Verification baseline : baselines) {
            Map<String, Object> other = new LinkedHashMap<>();
            other.put("model", baseline.name());
            other.putAll(scores(baseline, v, l));
            others.add(other);
        }
        json.put("baselines", others);
        return json;
    }

    private Map<String, Object> scores(Verification of, int v, int l) {
        EnsembleScores s = of.scores(v, l);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("members", s.members());
        json.put("cases", s.cases());
        put(json, s.summary());
        if (!baselines.isEmpty() && of != baselines.get(0)) {
            put(json, Map.of("crpsSkill", skill(of, v, l)));
        }
        if (s.missing() > 0 || s.incomplete() > 0) {
            json.put("pointsWithoutTruth", s.missing());
            json.put("pointsWithoutAllMembers", s.incomplete());
        }
        int bins = s.ranks().bins(RANK_BINS);
        json.put("rankHistogram", s.ranks().counts(bins));
        json.put("ranksPerBin", s.ranks().places(bins));
        List<Map<String, Object>> events = new ArrayList<>();
        for (Reliability r : of.reliabilities(v, l)) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("threshold", r.threshold());
            event.put("baseRate", r.baseRate());
            put(event, Map.of("brier", r.brier(), "fairBrier", r.fairBrier()));
            event.put("reliability", r.diagram(DIAGRAM_BINS));
            events.add(event);
        }
        if (!events.isEmpty()) {
            json.put("events", events);
        }
        return json;
    }

    private static void put(Map<String, Object> json, Map<String, Estimate> estimates) {
        estimates.forEach((key, e) -> {
            if (e.known()) {
                json.put(key, e.value());
            }
            if (e.known() && e.bounded()) {
                json.put(key + "95", List.of(e.low(), e.high()));
            }
        });
    }
}
