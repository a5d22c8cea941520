package org.plume.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Scene;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.policy.Situation;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.plan.Candidate;
import org.plume.policy.plan.Continuation;
import org.plume.policy.plan.Effort;
import org.plume.policy.plan.Plan;
import org.plume.policy.plan.PlanRequest;
import org.plume.policy.plan.Planner;
import org.plume.policy.plan.Policy;
import org.plume.sim.Simulation;
import org.plume.sim.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** K trajectories of one situation, with costs, modes and the best. */
@Command(
        name = "policy",
        description = "Draw K trajectories at the start of one of a task's episodes, or from an observation of yours.",
        mixinStandardHelpOptions = true)
final class SamplePolicyCommand implements Callable<Integer> {

    @Option(
            names = "--model",
            required = true,
            paramLabel = "M",
            description = "a model folder, or a built-in model's name")
    String model = "";

    @Option(
            names = "--samples",
            defaultValue = "16",
            paramLabel = "K",
            description = "how many (default: ${DEFAULT-VALUE})")
    int samples;

    @Option(
            names = "--observation",
            split = ",",
            paramLabel = "x",
            description = "the present observation, in the model's order")
    @Nullable
    List<Double> observation;

    @Option(
            names = "--scene-seed",
            defaultValue = "0",
            description = "which episode of the task, or which of the --scenes (default: ${DEFAULT-VALUE})")
    long sceneSeed;

    @Mixin
    final SceneOptions scenes = new SceneOptions();

    @Option(names = "--density", description = "also estimate the log-density of each trajectory, nats")
    boolean density;

    @Option(names = "--evaluations", description = "network evaluations of a trajectory (default: the model's)")
    int evaluations;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "same seed, same trajectories (default: ${DEFAULT-VALUE})")
    long seed;

    @Mixin
    final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        json.check();
        try (Policy policy = scenes.arm.open(ModelFolder.open(DriverOptions.folder(model)))) {
            Plan plan = new Planner(policy)
                    .plan(new PlanRequest(
                            situation(policy),
                            samples,
                            CostWeights.DEFAULT,
                            List.of(),
                            Continuation.NONE,
                            density,
                            new Effort(evaluations, () -> {}),
                            new Streams(seed)));
            print(plan);
            json.write(json(policy, plan));
        }
        return 0;
    }

    private Situation situation(Policy policy) {
        double[] seen = observation == null
                ? null
                : observation.stream().mapToDouble(Double::doubleValue).toArray();
        String task = policy.spec().task();
        if (seen != null && !scenes.given()) {
            return Situation.of(List.of(seen));
        }
        if (seen == null
                && !scenes.given()
                && Tasks.all().stream().noneMatch(t -> t.name().equals(task))) {
            throw new IllegalArgumentException("--observation must be given, one number for each of "
                    + policy.spec().observations() + ": task " + task + " has no episodes to begin");
        }
        Simulation episode = scenes.task(task).start(sceneSeed);
        Scene scene = episode.scene();
        return new Situation(List.of(seen == null ? episode.observe() : seen), scene.goal(), scene.obstacles());
    }

    private void print(Plan plan) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"mode", "share", "feasible", "representative"});
        for (int m = 0; m < plan.modes().size(); m++) {
            var mode = plan.modes().get(m);
            rows.add(new String[] {
                Integer.toString(m),
                String.format(Locale.ROOT, "%.3f", mode.share()),
                String.format(Locale.ROOT, "%.3f", mode.feasibleShare()),
                Integer.toString(mode.representative())
            });
        }
        Table.print(json.text(), rows);
        json.text().println(plan.best().isPresent() ? "best: " + plan.best().getAsInt() : "no best: " + plan.reason());
    }

    private Map<String, Object> json(Policy policy, Plan plan) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", policy.name());
        result.put("modelVersion", policy.version());
        result.put("seed", seed);
        result.put("dt", policy.spec().dt());
        result.put("networkEvaluations", plan.evaluations());
        plan.best().ifPresent(best -> result.put("best", best));
        result.put("noBestReason", plan.reason());
        result.put("modes", plan.modes());
        result.put(
                "trajectories",
                plan.candidates().stream().map(c -> json(c, plan)).toList());
        return result;
    }

    private static Map<String, Object> json(Candidate c, Plan plan) {
        double[][] path = c.chunk().path();
        Map<String, Object> trajectory = new LinkedHashMap<>();
        trajectory.put("mode", c.mode());
        trajectory.put("feasible", c.assessment().feasible());
        trajectory.put("cost", c.assessment().terms());
        c.logDensity().ifPresent(nats -> trajectory.put("logDensity", nats));
        trajectory.put("path", Arrays.copyOfRange(path, plan.firstStep(), path.length));
        return trajectory;
    }
}
