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
import org.plume.generative.model.Sha256;
import org.plume.policy.PolicySpec;
import org.plume.policy.plan.PolicyFolder;
import org.plume.sim.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Demonstrations in, policy folder out. */
@Command(
        name = "policy",
        description = "Train a policy from demonstrations. Without --data, a task's own expert demonstrates.",
        mixinStandardHelpOptions = true)
final class TrainPolicyCommand implements Callable<Integer> {

    @Mixin
    final PolicyOptions policy = new PolicyOptions();

    @Mixin
    final NewModelOptions model = new NewModelOptions();

    @Option(names = "--data", paramLabel = "F.csv", description = "demonstrations; scenes are looked for beside it")
    @Nullable
    Path data;

    @Option(names = "--demonstrations", description = "how many the expert gives where no --data are named")
    @Nullable
    Integer demonstrations;

    @Option(names = "--threads", defaultValue = "1", description = "of the engine (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "weights, minibatches, expert (default: ${DEFAULT-VALUE})")
    long seed;

    @Override
    public Integer call() throws IOException {
        Recipe recipe = policy.recipe(seed);
        Path target = model.place();
        if (data != null && demonstrations != null) {
            throw new IllegalArgumentException("--demonstrations must not be given with --data, which has its own");
        }
        Apprentice apprentice = new Apprentice(model.engine(threads), model.work(), Terminal.progress());
        Demonstrations shown = data == null ? fromExpert(recipe) : read(data, recipe.spec());
        String hash = data == null ? "" : Sha256.of(data);
        Apprentice.Taught taught = apprentice.learn(recipe, shown, Map.of("data", hash), seed);
        ModelFolder written = PolicyFolder.write(
                target,
                model.title(),
                taught.description(),
                taught.weights(),
                model.precision(),
                1,
                model.provenance(source(shown), hash, seed, taught.steps()),
                JsonNodeFactory.instance.objectNode());
        System.err.println("model " + written.card().name() + ": " + model.out);
        return 0;
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
}
