package org.plume.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.ModelFolder;
import org.plume.policy.cost.CostWeights;
import picocli.CommandLine.Option;

/** Which policy drives, and how: alone, or as a robot would run it. */
final class DriverOptions {

    private static final int ROBOT_SAMPLES = 16;

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "a model folder, or the name of a built-in model (default: <task>-flow)")
    @Nullable
    String model;

    @Option(names = "--server", paramLabel = "H:P", description = "ask a server for the trajectories")
    @Nullable
    String server;

    @Option(names = "--alone", description = "one draw a chunk, and the policy is told no obstacle to keep clear of")
    boolean alone;

    @Option(names = "--samples", paramLabel = "K", description = "trajectories of a request (default: 16; alone: 1)")
    @Nullable
    Integer samples;

    @Option(names = "--evaluations", description = "network evaluations of a trajectory (default: the model's)")
    int evaluations;

    @Option(
            names = "--choice",
            description = "draw: the first feasible trajectory, as the policy draws them; cost: the cheapest"
                    + " (default: draw for avoiding, cost for reach)")
    @Nullable
    Choice choice;

    /** Which of the feasible trajectories is taken. */
    enum Choice {
        draw,
        cost
    }

    @Option(names = "--threads", description = "episodes at the same time (default: the processors)")
    @Nullable
    Integer threads;

    int threads() {
        int chosen = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (chosen < 1) {
            throw new IllegalArgumentException("--threads must be >= 1, was " + chosen);
        }
        return chosen;
    }

    int samples() {
        int chosen = samples == null ? (alone ? 1 : ROBOT_SAMPLES) : samples;
        if (chosen < 1) {
            throw new IllegalArgumentException("--samples must be >= 1, was " + chosen);
        }
        return chosen;
    }

    /** What decides among the feasible trajectories. */
    CostWeights weights(String task) {
        return weights(choice == null ? usual(task) : choice);
    }

    /** Where the ways are counted, draws; where only the arrival counts, the cheapest. */
    static Choice usual(String task) {
        return task.equals("reach") ? Choice.cost : Choice.draw;
    }

    static CostWeights weights(Choice choice) {
        return choice == Choice.cost ? CostWeights.DEFAULT : CostWeights.NONE;
    }

    /** The policy that the options name. */
    Driver open(String task, ArmOptions arm) {
        String name = model(task);
        if (server != null) {
            return new RemoteDriver(server, name, alone, samples(), evaluations, weights(task));
        }
        return local(name, task, arm);
    }

    /** Its name or folder. */
    String model(String task) {
        return model == null ? task + "-flow" : model;
    }

    /** A model of a name or folder, driven the same way. */
    LocalDriver local(String name, String task, ArmOptions arm) {
        LocalDriver driver =
                new LocalDriver(arm.open(ModelFolder.open(folder(name))), alone, samples(), evaluations, weights(task));
        String trained = driver.policy().spec().task();
        if (!trained.equals(task)) {
            driver.close();
            throw new IllegalArgumentException("--model must be of task " + task + ", " + name + " is of " + trained);
        }
        return driver;
    }

    /**
     * A path as it is; a bare name among the built-in models.
     *
     * @throws IllegalArgumentException when there is neither
     */
    static Path folder(String name) {
        Path path = Path.of(name);
        Path builtIn = Folders.models().resolve(name);
        if (Files.exists(path)) {
            return path;
        }
        if (!Files.isDirectory(builtIn)) {
            throw new IllegalArgumentException("model must be a model folder or one of the built-in "
                    + ModelFolder.list(Folders.models()) + ", was '" + name + "'");
        }
        return builtIn;
    }

    String describe() {
        return alone
                ? "the policy alone, K = " + samples()
                : "K = " + samples() + ", known obstacles as hard limits, the chosen mode kept";
    }

    /** What decides how a task is driven. */
    Map<String, Object> json(String task) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("alone", alone);
        json.put("samples", samples());
        json.put("choice", (choice == null ? usual(task) : choice).name());
        if (evaluations > 0) {
            json.put("evaluations", evaluations);
        }
        if (server != null) {
            json.put("server", server);
        }
        return json;
    }
}
