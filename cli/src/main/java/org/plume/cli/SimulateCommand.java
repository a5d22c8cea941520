package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plume.sim.EpisodeResult;
import org.plume.sim.EpisodeTable;
import org.plume.sim.Latency;
import org.plume.sim.Study;
import org.plume.sim.Task;
import org.plume.sim.TaskStatistics;
import org.plume.sim.TrajectoryFile;
import org.plume.sim.Trial;
import org.plume.sim.view.Draw;
import org.plume.sim.view.DrawFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A study: many episodes, written down so that they can be replayed. */
@Command(
        name = "simulate",
        description = "Run episodes of a task; write episodes.csv and trajectories.jsonl, for view --replay.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    private static final int EPISODES = 100;

    @Option(names = "--task", required = true, description = "avoiding or reach")
    String task = "";

    @Mixin
    final DriverOptions driver = new DriverOptions();

    @Mixin
    final SceneOptions scenes = new SceneOptions();

    @Option(names = "--episodes", description = "how many (default: 100, or each of the scenes once)")
    @Nullable
    Integer episodes;

    @Option(names = "--seed", defaultValue = "0", description = "same seed, same episodes (default: ${DEFAULT-VALUE})")
    long seed;

    @Mixin
    final PerturbationOptions disturbed = new PerturbationOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the files go")
    Path out = Path.of("");

    @Option(
            names = "--keep-samples",
            defaultValue = "10",
            paramLabel = "N",
            description =
                    "also keep what was sampled in the first N episodes, in draws.jsonl (default: ${DEFAULT-VALUE})")
    int keepSamples;

    @Mixin
    final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        json.check();
        Task chosen = scenes.task(task).with(disturbed.perturbation());
        int count = episodes != null ? episodes : chosen.scenes() > 0 ? chosen.scenes() : EPISODES;
        Study study = Study.of(seed, count, driver.threads());
        Folders.writable("--out", out);
        Latency latency = new Latency();
        Map<Long, Trial> kept = new HashMap<>();
        Map<Trial, List<Draw>> draws = new ConcurrentHashMap<>();
        for (int i = 0; i < Math.min(keepSamples, count); i++) {
            kept.put(study.trial(i).controllerSeed(), study.trial(i));
        }
        try (Driver model = driver.open(task, scenes.arm)) {
            List<EpisodeResult> results;
            try (ConsoleProgress progress = new ConsoleProgress("episodes", count)) {
                long[] done = {0};
                results = study.run(
                        chosen,
                        latency.timing(seed -> {
                            Trial trial = kept.get(seed);
                            if (trial == null) {
                                return model.episode(chosen, null, seed);
                            }
                            List<Draw> own = draws.computeIfAbsent(trial, t -> new ArrayList<>());
                            return model.episode(chosen, own::add, seed);
                        }),
                        r -> progress.at(++done[0], r.outcome().text()));
            }
            EpisodeTable.write(out.resolve("episodes.csv"), chosen, results);
            TrajectoryFile.write(out.resolve("trajectories.jsonl"), chosen, results);
            DrawFile.write(out, draws);
            Report report = new Report(
                    model.name(), TaskStatistics.of(chosen, results, seed), latency, model.evaluations(), Map.of());
            json.text().println(chosen.provenance() + ", " + driver.describe() + ", seed " + seed);
            Report.print(json.text(), List.of(report));
            json.write(report.json());
        }
        return 0;
    }
}
