package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.weather.Forecaster;
import org.plume.weather.Variable;
import org.plume.weather.io.StatesFile;
import org.plume.weather.model.ForecastModel;
import org.plume.weather.task.Evaluation;
import org.plume.weather.task.Series;
import org.plume.weather.task.WeatherTask;
import org.plume.weather.verify.Bootstrap;
import org.plume.weather.verify.EnsembleScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A forecaster on a task, as calibrated and as trained, beside the baselines. */
@Command(
        name = "weather",
        description = "CRPS, energy score, RMSE and spread of a forecaster, beside its baselines.",
        mixinStandardHelpOptions = true)
final class EvaluateWeatherCommand implements Callable<Integer> {

    @Mixin
    final WeatherOptions weather = new WeatherOptions();

    @Option(names = "--model", paramLabel = "DIR", description = "(default: the built-in one of the task's name)")
    @Nullable
    Path model;

    @Option(names = "--members", description = "of each ensemble (default: the task's)")
    @Nullable
    Integer members;

    @Option(names = "--leads", description = "steps ahead (default: the task's)")
    @Nullable
    Integer leads;

    @Option(names = "--every", defaultValue = "1", description = "only every n-th start (default: ${DEFAULT-VALUE})")
    int every;

    @Option(names = "--seed", defaultValue = "0", description = "of the members (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--no-baselines", description = "the model alone; for tuning, not for results")
    boolean noBaselines;

    @Option(names = "--baselines-only", description = "without a model")
    boolean baselinesOnly;

    @Option(names = "--pictures", paramLabel = "DIR", description = "draw what was measured into this folder")
    @Nullable
    Path pictures;

    @Mixin
    final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        json.check();
        if (every < 1) {
            throw new IllegalArgumentException("--every must be >= 1, was " + every);
        }
        Path drawn = pictures == null ? null : Folders.writable("--pictures", pictures);
        WeatherTask task = weather.open();
        Evaluation evaluation = new Evaluation(
                members == null ? task.members() : members, leads == null ? task.leads() : leads, task.block(), seed);
        Series test = task.test().thinned(every);
        List<WeatherReport> reports = new ArrayList<>();
        double spread = Double.NaN;
        if (!baselinesOnly) {
            Path folder = model == null ? Folders.models().resolve(task.name()) : model;
            try (ForecastModel opened = ForecastModel.open(folder)) {
                StatesFile.requireLayout(opened.spec().layout(), task.train().layout());
                spread = opened.spread();
                reports.add(measure(opened.folder().card().name(), opened.forecaster(), evaluation, test));
                if (spread != 1) {
                    reports.add(measure("as trained", opened.forecaster(1), evaluation, test));
                }
            }
        }
        int own = reports.size();
        if (!noBaselines || baselinesOnly) {
            for (Map.Entry<String, Forecaster> baseline : task.baselines().entrySet()) {
                reports.add(measure(baseline.getKey(), baseline.getValue(), evaluation, test));
            }
        }
        print(task, evaluation, test, spread, reports, own);
        if (drawn != null) {
            List<Variable> variables = task.train().layout().variables();
            String units = variables.size() == 1 ? variables.get(0).units() : "1";
            new EvaluationPictures(drawn, task.name(), units).draw(reports, own);
        }
        return 0;
    }

    private static WeatherReport measure(String name, Forecaster forecaster, Evaluation evaluation, Series test) {
        try (ConsoleProgress progress = new ConsoleProgress(name, test.starts().length)) {
            return new WeatherReport(
                    name, evaluation.of(forecaster, test, Bootstrap.DEFAULT, done -> progress.at(done, "")));
        }
    }

    private void print(
            WeatherTask task, Evaluation evaluation, Series test, double spread, List<WeatherReport> reports, int own)
            throws IOException {
        String seen = task.provenance() + ", " + test.starts().length + " starts, M = " + evaluation.members()
                + ", seed " + seed + ", 95 % intervals over blocks of " + task.block() + " starts";
        json.text().println(seen);
        List<String[]> rows = new ArrayList<>();
        rows.add(WeatherReport.header());
        reports.forEach(report -> rows.addAll(report.rows()));
        Table.print(json.text(), rows);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("task", task.name());
        if (own > 0) {
            result.putAll(reports.get(0).json());
            result.put("spreadFactor", spread);
            result.put("raw", reports.get(own - 1).json());
        }
        result.put("data", task.provenance());
        result.put("starts", test.starts().length);
        result.put("seed", seed);
        Map<String, String> estimators = new LinkedHashMap<>(EnsembleScores.estimators());
        estimators.put(
                "flatness", "p of the ranks of the first point, were they flat: chi-square, for independent starts");
        result.put("estimators", estimators);
        result.put(
                "baselines",
                reports.subList(own, reports.size()).stream()
                        .map(WeatherReport::json)
                        .toList());
        json.write(result);
    }
}
