package org.plume.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.sim.DemonstrationReplay;
import org.plume.sim.Study;
import org.plume.sim.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A policy on a task, beside behaviour cloning and the open-loop replay of a random demonstration. */
@Command(
        name = "policy",
        description = "Success, collisions, modes, entropy and latency of a policy, beside its baselines.",
        mixinStandardHelpOptions = true)
final class EvaluatePolicyCommand implements Callable<Integer> {

    @Option(names = "--task", required = true, description = "avoiding or reach")
    String task = "";

    @Mixin
    final DriverOptions driver = new DriverOptions();

    @Mixin
    final SceneOptions scenes = new SceneOptions();

    @Option(
            names = "--episodes",
            description = "in all (default: 480 for avoiding, 200 for reach, or each of the scenes once)")
    @Nullable
    Integer episodes;

    @Option(names = "--seeds", description = "groups that they are divided into (default: 6 for avoiding, 1 for reach)")
    @Nullable
    Integer seeds;

    @Option(names = "--seed", defaultValue = "0", description = "of the first group (default: ${DEFAULT-VALUE})")
    long seed;

    @Mixin
    final PerturbationOptions disturbed = new PerturbationOptions();

    @Mixin
    final Baselines baselines = new Baselines();

    @Option(
            names = "--record",
            description = "write the result into the description of --model, a folder of yours, as its metrics")
    boolean record;

    @Mixin
    final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        json.check();
        Task chosen = scenes.task(task).with(disturbed.perturbation());
        Study study = study(chosen);
        Evaluation evaluation = new Evaluation(chosen, study);
        ModelRecord kept = record ? ModelRecord.of(driver, baselines.none) : null;
        List<Report> rows = new ArrayList<>();
        List<Driver> beside = baselines.open(task, driver, scenes);
        try (Driver model = driver.open(task, scenes.arm)) {
            DemonstrationReplay replay = baselines.replay(chosen, seed);
            if (!baselines.none && replay == null && beside.isEmpty()) {
                throw new IllegalArgumentException(
                        "--baseline or --data must be given: nothing that is built in can stand beside, or --no-baselines");
            }
            rows.add(evaluation.of(model));
            if (replay != null) {
                rows.add(evaluation.of(Baselines.REPLAY, replay));
            }
            for (Driver baseline : beside) {
                rows.add(evaluation.of(baseline));
            }
        } finally {
            beside.forEach(Driver::close);
        }
        Map<String, Object> result = result(rows);
        json.text().println(chosen.provenance() + ", " + driver.describe() + ", seed " + seed + ", 95 % intervals");
        Report.print(json.text(), rows);
        json.write(result);
        if (kept != null) {
            json.text().println(kept.write(result));
        }
        return 0;
    }

    private Study study(Task chosen) {
        boolean avoiding = task.equals("avoiding");
        int groups = seeds != null ? seeds : avoiding ? 6 : 1;
        int usual = chosen.scenes() > 0 ? chosen.scenes() : avoiding ? 480 : 200;
        int all = episodes != null ? episodes : usual;
        if (groups < 1) {
            throw new IllegalArgumentException("--seeds must be >= 1, was " + groups);
        }
        if (all < 1 || all % groups != 0) {
            throw new IllegalArgumentException(
                    "--episodes must be a positive multiple of --seeds = " + groups + ", was " + all);
        }
        return new Study(seed, groups, all / groups, driver.threads());
    }

    private Map<String, Object> result(List<Report> rows) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("task", task);
        result.putAll(rows.get(0).json());
        result.put("seed", seed);
        result.put("startNoise", disturbed.startNoise);
        result.put("push", disturbed.push);
        result.put("driver", driver.json(task));
        result.put(
                "baselines",
                rows.subList(1, rows.size()).stream().map(Report::json).toList());
        return result;
    }
}
