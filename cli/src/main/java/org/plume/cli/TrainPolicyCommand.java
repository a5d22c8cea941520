package org.plume.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Column;
import org.plume.arm.Demonstrations;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Provenance;
import org.plume.generative.model.Sha256;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.policy.PolicySpec;
import org.plume.policy.plan.PolicyFolder;
import org.plume.sim.Tasks;
import org.plume.training.Engine;
import org.plume.training.Progress;
import org.plume.training.dl4j.SameDiffEngine;
import org.plume.training.onnx.OnnxEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Demonstrations in, policy folder out. */
@Command(
        name = "policy",
        description = "Train a policy from demonstrations. Without --data, a task's own expert demonstrates.",
        mixinStandardHelpOptions = true)
final class TrainPolicyCommand implements Callable<Integer> {

    @Mixin
    final PolicyOptions policy = new PolicyOptions();

    @Option(names = "--data", paramLabel = "F.csv", description = "demonstrations; scenes are looked for beside it")
    @Nullable
    Path data;

    @Option(names = "--demonstrations", description = "how many the expert gives where no --data are named")
    @Nullable
    Integer demonstrations;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the model folder to write")
    Path out = Path.of("");

    @Option(names = "--name", description = "the model's name (default: the folder's)")
    @Nullable
    String name;

    @Option(names = "--work", paramLabel = "DIR", description = "checkpoints and metrics.csv (default: <out>.work)")
    @Nullable
    Path work;

    @Option(names = "--engine", defaultValue = "onnx", description = "onnx or dl4j (default: ${DEFAULT-VALUE})")
    String engine = "";

    @Option(names = "--threads", defaultValue = "1", description = "of the engine (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(names = "--half", description = "store weights in 16 bits: half the size")
    boolean half;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "weights, minibatches, expert (default: ${DEFAULT-VALUE})")
    long seed;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Recipe recipe = policy.recipe(seed);
        Path target = out.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("--out must name a folder to make, was " + out);
        }
        Folders.writable("the folder of --out", parent);
        requireOut(target);
        if (data != null && demonstrations != null) {
            throw new IllegalArgumentException("--demonstrations must not be given with --data, which has its own");
        }
        Apprentice apprentice = new Apprentice(chosenEngine(), work(target), progress());
        Demonstrations shown = data == null ? fromExpert(recipe) : read(data, recipe.spec());
        String hash = data == null ? "" : Sha256.of(data);
        Apprentice.Taught taught = apprentice.learn(recipe, shown, Map.of("data", hash), seed);
        String title = name == null ? String.valueOf(target.getFileName()) : name;
        ModelFolder folder = PolicyFolder.write(
                target,
                title,
                taught.description(),
                taught.weights(),
                half ? OnnxFile.Precision.HALF : OnnxFile.Precision.SINGLE,
                1,
                new Provenance(commandLine(), source(shown), hash, seed, taught.steps(), engine),
                JsonNodeFactory.instance.objectNode());
        System.err.println("model " + folder.card().name() + ": " + out);
        return 0;
    }

    private static void requireOut(Path target) {
        try {
            ModelFolder.requirePlace(target);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--out: " + e.getMessage(), e);
        }
    }

    private Path work(Path target) {
        return work == null ? target.resolveSibling(target.getFileName() + ".work") : work;
    }

    private static Progress progress() {
        return Terminal.present() ? Progress.bar(System.err) : Progress.lines(System.err::println);
    }

    private Engine chosenEngine() {
        return switch (engine) {
            case OnnxEngine.NAME -> new OnnxEngine(threads);
            case SameDiffEngine.NAME -> new SameDiffEngine();
            default -> throw new IllegalArgumentException("--engine must be one of [onnx, dl4j], was '" + engine + "'");
        };
    }

    private Demonstrations fromExpert(Recipe recipe) {
        int n = demonstrations == null ? recipe.demonstrations() : demonstrations;
        if (n < 1) {
            throw new IllegalArgumentException("--demonstrations must be >= 1, was " + n);
        }
        var expert = Tasks.named(recipe.spec().task())
                .expert()
                .orElseThrow(() -> new IllegalArgumentException("--data must be given: the task has no expert"));
        try (ConsoleProgress progress = new ConsoleProgress("demonstrations", n)) {
            return expert.demonstrate(n, done -> progress.at(done, ""), seed);
        }
    }

    private static Demonstrations read(Path csv, PolicySpec spec) throws IOException {
        List<Column> columns = Stream.concat(
                        spec.observations().stream(), spec.actions().stream().map(a -> a.source()))
                .distinct()
                .map(Column::parse)
                .toList();
        return Demonstrations.read(csv, columns);
    }

    private String source(Demonstrations shown) {
        String episodes = shown.episodes().size() + " demonstrations";
        return data == null ? episodes + " of the built-in expert" : episodes + " of " + data.getFileName();
    }

    private String commandLine() {
        return "./plume "
                + String.join(" ", command.commandLine().getParseResult().originalArgs());
    }
}
