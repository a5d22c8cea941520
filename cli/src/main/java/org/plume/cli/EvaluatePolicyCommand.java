package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Demonstrations;
import org.plume.sim.ControllerFactory;
import org.plume.sim.DemonstrationReplay;
import org.plume.sim.Perturbation;
import org.plume.sim.Study;
import org.plume.sim.Task;
import org.plume.sim.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A policy on a task, beside behaviour cloning and the open-loop replay of a random demonstration. */
@Command(
        name = "policy",
        description = "Success, collisions, modes, entropy and latency of a policy, beside its baselines.",
        mixinStandardHelpOptions = true)
final class EvaluatePolicyCommand implements Callable<Integer> {

    private static final int REPLAYED = 480;

    @Option(names = "--task", required = true, description = "avoiding or reach")
    String task = "";

    @Mixin
    final DriverOptions driver = new DriverOptions();

    @Option(names = "--episodes", description = "in all (default: 480 for avoiding, 200 for reach)")
    @Nullable
    Integer episodes;

    @Option(names = "--seeds", description = "groups that they are divided into (default: 6 for avoiding, 1 for reach)")
    @Nullable
    Integer seeds;

    @Option(names = "--seed", defaultValue = "0", description = "of the first group (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--start-noise", defaultValue = "0", paramLabel = "M", description = "deviation of the start, m")
    double startNoise;

    @Option(names = "--push", defaultValue = "0", paramLabel = "M", description = "one displacement on the way, m")
    double push;

    @Option(names = "--data", paramLabel = "F.csv", description = "what is replayed (default: the expert's)")
    @Nullable
    Path data;

    @Option(names = "--no-baselines", description = "the model alone; for tuning, not for results")
    boolean noBaselines;

    @Mixin
    final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        json.check();
        Task chosen = Tasks.named(task).with(new Perturbation(startNoise, push));
        boolean avoiding = task.equals("avoiding");
        int groups = seeds == null ? (avoiding ? 6 : 1) : seeds;
        int all = episodes == null ? (avoiding ? 480 : 200) : episodes;
        if (groups < 1 || all % groups != 0) {
            throw new IllegalArgumentException("--episodes must be a multiple of --seeds = " + groups + ", was " + all);
        }
        Evaluation evaluation = new Evaluation(chosen, new Study(seed, groups, all / groups, driver.threads()));
        List<Report> baselines = new ArrayList<>();
        Report report;
        try (Driver model = driver.open(task)) {
            report = evaluation.of(model);
        }
        if (!noBaselines) {
            baselines.add(evaluation.of("open-loop replay of a random demonstration", replay(chosen)));
            try (Driver cloning = driver.openBaseline(task, "bc")) {
                baselines.add(evaluation.of(cloning));
            }
        }
        print(chosen, report, baselines);
        return 0;
    }

    private void print(Task chosen, Report report, List<Report> baselines) throws IOException {
        List<Report> rows = new ArrayList<>(List.of(report));
        rows.addAll(baselines);
        json.text().println(chosen.provenance() + ", " + driver.describe() + ", seed " + seed + ", 95 % intervals");
        Report.print(json.text(), rows);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("task", task);
        result.putAll(report.json());
        result.put("seed", seed);
        result.put("startNoise", startNoise);
        result.put("push", push);
        result.put("driver", driver.json());
        result.put("baselines", baselines.stream().map(Report::json).toList());
        json.write(result);
    }

    private ControllerFactory replay(Task chosen) throws IOException {
        if (data != null) {
            return new DemonstrationReplay(chosen, Demonstrations.read(data, Columns.of(chosen)));
        }
        return new DemonstrationReplay(
                chosen,
                chosen.expert()
                        .orElseThrow(() -> new IllegalArgumentException("--data must be given: the task has no expert"))
                        .demonstrate(REPLAYED, done -> {}, seed));
    }
}
