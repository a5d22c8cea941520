package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.weather.States;
import org.plume.weather.io.CfDate;
import org.plume.weather.io.EnsemblePlan;
import org.plume.weather.io.EnsembleRun;
import org.plume.weather.io.EnsembleWriter;
import org.plume.weather.io.StatesFile;
import org.plume.weather.model.ForecastModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An ensemble of forecasts from many starts, as one NetCDF file. */
@Command(
        name = "weather",
        description = {
            "Forecast an ensemble from each start into one CF NetCDF file, some members at a time.",
            "A run that was killed goes on where it stood when the same command is given again."
        },
        mixinStandardHelpOptions = true)
final class SampleWeatherCommand implements Callable<Integer> {

    /** Members that are drawn together, and what a killed run may lose. */
    private static final int BATCH = 16;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "M",
            description = "a model folder, or a built-in model's name")
    String model = "";

    @Mixin
    final WeatherData data = new WeatherData();

    @Option(
            names = "--start",
            required = true,
            split = ",",
            paramLabel = "D",
            description = "dates of the data such as 2008-01-05, or A..B/N for every N-th from A to B")
    List<String> starts = List.of();

    @Option(names = "--members", defaultValue = "50", description = "of each ensemble (default: ${DEFAULT-VALUE})")
    int members;

    @Option(names = "--leads", defaultValue = "10", description = "steps ahead (default: ${DEFAULT-VALUE})")
    int leads;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "same seed, same members, whatever their number (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--raw", description = "the model as trained, without its calibration")
    boolean raw;

    @Option(names = "--out", required = true, paramLabel = "F.nc", description = "must not exist")
    Path out = Path.of("");

    @Mixin
    final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        json.check();
        try (ForecastModel open = ForecastModel.open(DriverOptions.folder(model))) {
            States states = data.read(open.spec().layout());
            StatesFile.requireLayout(open.spec().layout(), states.layout());
            int[] indices = starts.stream()
                    .flatMapToInt(text -> Starts.of(states, text))
                    .sorted()
                    .distinct()
                    .toArray();
            for (int start : indices) {
                open.requireKnown(states, start);
            }
            EnsemblePlan plan = new EnsemblePlan(
                    open.spec().layout(),
                    states.calendar(),
                    Arrays.stream(indices).mapToDouble(i -> states.times()[i]).toArray(),
                    open.spec().step(),
                    leads,
                    members,
                    open.folder().card().name() + (raw ? " (raw)" : ""),
                    open.folder().version(),
                    seed);
            EnsembleRun run = new EnsembleRun(
                    open.forecaster(raw ? 1 : open.spread()), states, indices, Math.min(BATCH, members));
            write(run, plan);
        }
        return 0;
    }

    private void write(EnsembleRun run, EnsemblePlan plan) throws IOException {
        try (EnsembleWriter writer = EnsembleWriter.open(out, plan)) {
            int before = writer.complete();
            if (before > 0) {
                json.text().println("going on after " + before + " of " + members + " members");
            }
            long began = System.nanoTime();
            try (ConsoleProgress progress = new ConsoleProgress("members", members)) {
                run.into(writer, plan, seed, done -> progress.at(done, ""));
            }
            report(plan, before, (System.nanoTime() - began) / 1e9);
        }
    }

    private void report(EnsemblePlan plan, int before, double seconds) throws IOException {
        json.text()
                .printf(
                        "%s: %d members x %d leads from %d starts, %s to %s, seed %d%n",
                        out,
                        members,
                        leads,
                        plan.starts().length,
                        CfDate.text(plan.starts()[0], plan.calendar()),
                        CfDate.text(plan.starts()[plan.starts().length - 1], plan.calendar()),
                        seed);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("out", out.toString());
        result.put("model", plan.model());
        result.put("modelVersion", plan.version());
        result.put("seed", seed);
        result.put("members", members);
        result.put("leads", leads);
        result.put(
                "starts",
                Arrays.stream(plan.starts())
                        .mapToObj(s -> CfDate.text(s, plan.calendar()))
                        .toList());
        result.put("seconds", seconds);
        result.put("membersPerSecond", (members - before) * (double) plan.starts().length / seconds);
        json.write(result);
    }
}
