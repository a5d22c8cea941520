package org.plume.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.sim.Estimate;
import org.plume.sim.Latency;
import org.plume.sim.TaskStatistics;

/**
 * One row of an evaluation: a model on a task.
 *
 * @param name of the model or baseline
 * @param statistics of its episodes
 * @param latency of its answers; null where there is nothing to wait for
 * @param evaluations network evaluations of one trajectory; 0 where there is no network
 * @param more further numbers, by name
 */
record Report(
        String name,
        TaskStatistics statistics,
        @Nullable Latency latency,
        int evaluations,
        Map<String, Estimate> more) {

    Report named(String other) {
        return new Report(other, statistics, latency, evaluations, more);
    }

    /** The row as JSON: an estimate k is a number, its interval is k95; k is null where nothing could be measured. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("model", name);
        json.put("provenance", statistics.provenance());
        json.put("episodes", statistics.episodes());
        put(json, "successRate", statistics.successRate());
        put(json, "collisionRate", statistics.collisionRate());
        put(json, "modesReached", statistics.modesReached());
        put(json, "modeEntropy", statistics.modeEntropy());
        put(json, "meanPathLength", statistics.meanPathLength());
        more.forEach((key, value) -> put(json, key, value));
        if (latency != null && latency.count() > 0) {
            Map<String, Object> millis = new LinkedHashMap<>();
            millis.put("p50", latency.millis(50));
            millis.put("p99", latency.millis(99));
            json.put("latencyMs", millis);
        }
        json.put("networkEvaluations", evaluations);
        return json;
    }

    private static void put(Map<String, @Nullable Object> json, String key, @Nullable Estimate estimate) {
        if (estimate == null) {
            return;
        }
        boolean known = !Double.isNaN(estimate.value());
        json.put(key, known ? estimate.value() : null);
        if (known) {
            json.put(key + "95", List.of(estimate.low(), estimate.high()));
        }
    }

    /** A table for people, one row each. */
    static void print(PrintStream out, List<Report> rows) {
        List<String[]> cells = new ArrayList<>();
        List<String> head =
                new ArrayList<>(List.of("model", "episodes", "success", "collision", "modes", "entropy", "path m"));
        head.addAll(List.of("NFE", "p50 ms", "p99 ms"));
        cells.add(head.toArray(String[]::new));
        for (Report r : rows) {
            TaskStatistics s = r.statistics();
            List<String> line = new ArrayList<>(List.of(
                    r.name(),
                    Integer.toString(s.episodes()),
                    text(s.successRate(), "%.3f"),
                    text(s.collisionRate(), "%.3f"),
                    text(s.modesReached(), "%.0f"),
                    text(s.modeEntropy(), "%.3f"),
                    text(s.meanPathLength(), "%.3f")));
            boolean timed = r.latency() != null && r.latency().count() > 0;
            line.add(r.evaluations() == 0 ? "-" : Integer.toString(r.evaluations()));
            line.add(
                    timed && r.latency() != null
                            ? String.format(Locale.ROOT, "%.1f", r.latency().millis(50))
                            : "-");
            line.add(
                    timed && r.latency() != null
                            ? String.format(Locale.ROOT, "%.1f", r.latency().millis(99))
                            : "-");
            cells.add(line.toArray(String[]::new));
        }
        Table.print(out, cells);
        for (Report r : rows) {
            r.more().forEach((key, value) -> out.println(r.name() + ": " + key + " " + text(value, "%.3f")));
        }
    }

    private static String text(@Nullable Estimate e, String format) {
        if (e == null || Double.isNaN(e.value())) {
            return "-";
        }
        return String.format(Locale.ROOT, format + " [" + format + ", " + format + "]", e.value(), e.low(), e.high());
    }
}
