package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.weather.States;
import org.plume.weather.io.EnsembleFile;
import org.plume.weather.verify.Bootstrap;
import org.plume.weather.verify.ClimatologicalEnsemble;
import org.plume.weather.verify.ForecastVerifier;
import org.plume.weather.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forecasts against truth, beside references. */
@Command(
        name = "weather",
        description = {
            "Score ensemble forecasts against what came: fair and ordinary CRPS, energy score, error and spread, ranks, events.",
            "Each number has a 95 %% interval by resampling blocks of days; skill is a ratio of averages."
        },
        mixinStandardHelpOptions = true)
final class ScoreWeatherCommand implements Callable<Integer> {

    @Option(
            names = "--forecast",
            required = true,
            paramLabel = "F.nc",
            description =
                    "an ensemble, as sample weather writes it, or another with realization, forecast_reference_time"
                            + " and forecast_period")
    Path forecast = Path.of("");

    @Mixin
    final WeatherData data = new WeatherData();

    @Option(
            names = "--reference",
            split = ",",
            paramLabel = "R.nc",
            description = "forecasts of the same starts and leads to compare with; the first is what skill is against")
    List<Path> references = List.of();

    @Option(
            names = "--climatology",
            paramLabel = "Y1-Y2",
            description =
                    "years of the data that make a climatological reference; they should not be those that are scored")
    @Nullable
    String climatology;

    @Option(
            names = "--window",
            defaultValue = "3",
            description = "steps before and after that join the climatology (default: ${DEFAULT-VALUE})")
    int window;

    @Option(names = "--threshold", split = ",", paramLabel = "x", description = "events: a value above this")
    List<Double> thresholds = List.of();

    @Option(
            names = "--block-days",
            defaultValue = "10",
            description = "days that are resampled together (default: ${DEFAULT-VALUE})")
    double blockDays;

    @Option(names = "--seed", defaultValue = "0", description = "of the resampling (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--pictures", paramLabel = "DIR", description = "draw what was measured into this folder")
    @Nullable
    Path pictures;

    @Mixin
    final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        json.check();
        Path folder = pictures == null ? null : Folders.writable("--pictures", pictures);
        try (EnsembleFile forecasts = EnsembleFile.open(forecast)) {
            States truth = data.read(forecasts.layout());
            ForecastVerifier verifier = new ForecastVerifier(
                    truth,
                    blockDays,
                    thresholds.stream().mapToDouble(Double::doubleValue).toArray(),
                    new Bootstrap(1000, seed));
            Verification model;
            long cases = (long) forecasts.starts().length * forecasts.leads().length;
            try (ConsoleProgress progress = new ConsoleProgress("cases", cases)) {
                model = verifier.verify(forecasts, done -> progress.at(done, ""));
            }
            WeatherScores scores = new WeatherScores(forecast.toString(), model, baselines(verifier, forecasts, truth));
            scores.print(json.text());
            json.write(scores.json(blockDays, seed));
            if (folder != null) {
                new WeatherPictures(folder, forecasts, truth).draw(scores);
            }
        }
        return 0;
    }

    private List<Verification> baselines(ForecastVerifier verifier, EnsembleFile forecasts, States truth)
            throws IOException {
        List<Verification> baselines = new ArrayList<>();
        if (climatology != null) {
            String[] years = climatology.split("-");
            if (years.length != 2 || !years[0].matches("\\d{1,4}") || !years[1].matches("\\d{1,4}")) {
                throw new IllegalArgumentException("--climatology must be like 2001-2007, was " + climatology);
            }
            baselines.add(verifier.verify(
                    forecasts,
                    new ClimatologicalEnsemble(truth, Integer.parseInt(years[0]), Integer.parseInt(years[1]), window)));
        }
        for (Path reference : references) {
            try (EnsembleFile other = EnsembleFile.open(reference)) {
                baselines.add(verifier.verify(other, done -> {}));
            }
        }
        return baselines;
    }
}
