package org.plume.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.Provenance;
import org.plume.generative.model.Sha256;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.training.Engine;
import org.plume.training.ParadigmTrainer;
import org.plume.training.Progress;
import org.plume.training.Trained;
import org.plume.training.Trainer;
import org.plume.training.dl4j.SameDiffEngine;
import org.plume.training.onnx.OnnxEngine;
import org.plume.weather.StaticFields;
import org.plume.weather.model.ForecastFolder;
import org.plume.weather.model.ForecastModel;
import org.plume.weather.model.ForecastTraining;
import org.plume.weather.model.OfParadigm;
import org.plume.weather.task.Calibration;
import org.plume.weather.task.Recipe;
import org.plume.weather.task.WeatherTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** States in, model folder out: a deterministic mean first where the method has one, then what draws, then the spread. */
@Command(name = "weather", description = "Train an ensemble forecaster from states.", mixinStandardHelpOptions = true)
final class TrainWeatherCommand implements Callable<Integer> {

    private static final long CHECKPOINT_EVERY = 250;

    @Mixin
    final WeatherOptions weather = new WeatherOptions();

    @Mixin
    final WeatherRecipeOptions recipes = new WeatherRecipeOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the model folder to write")
    Path out = Path.of("");

    @Option(names = "--name", description = "the model's name (default: the folder's)")
    @Nullable
    String name;

    @Option(names = "--work", paramLabel = "DIR", description = "checkpoints and metrics (default: <out>.work)")
    @Nullable
    Path work;

    @Option(names = "--half", description = "weights in 16 bits: half the size")
    boolean half;

    @Option(names = "--engine", defaultValue = "onnx", description = "onnx or dl4j (default: ${DEFAULT-VALUE})")
    String engine = "";

    @Option(names = "--threads", defaultValue = "2", description = "of the engine (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(names = "--seed", defaultValue = "0", description = "weights and minibatches (default: ${DEFAULT-VALUE})")
    long seed;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path target = Folders.place("--out", out);
        Engine chosen = chosenEngine();
        WeatherTask task = weather.open();
        Recipe recipe = recipes.of(task);
        StaticFields statics = recipes.statics(weather, task);
        String hash = weather.data == null ? "" : Sha256.of(weather.data);
        ForecastTraining training =
                ForecastTraining.of(recipe.spec(), task.train(), task.analyses(), statics, recipe.rows(), seed);
        Map<String, String> facts = Map.of("data", hash);
        Map<String, Tensor> mean = Map.of();
        if (recipe.spec().method().hasMean()) {
            ForecastTraining.Stage stage = training.mean();
            mean = trainer(chosen, target, "mean")
                    .train(stage.objective(), recipe.plan(true, seed), stage.batches(), facts)
                    .averaged();
        }
        if (recipe.spec().method() instanceof OfParadigm) {
            byParadigm(chosen, target, task, recipe, training, mean, facts);
            return 0;
        }
        double[] scale = new double[0];
        List<Trained> trained = new ArrayList<>();
        for (int i = 0; i < recipe.networks(); i++) {
            ForecastTraining.Drawing drawing = training.drawing(mean, recipe.steps(), i);
            scale = drawing.scale();
            String suffix = i == 0 ? "" : "-" + i;
            Trained drawn = trainer(chosen, target, "drawing" + suffix)
                    .train(
                            drawing.run().objective(),
                            recipe.plan(false, seed + i),
                            drawing.run().batches(),
                            facts);
            if (recipe.rollout().leads() > 1) {
                ForecastTraining.Stage stage =
                        training.rollout(drawn.averaged(), recipe.rollout().leads(), i);
                Trained later = trainer(chosen, target, "rollout" + suffix)
                        .train(stage.objective(), recipe.later(seed + i), stage.batches(), facts, drawn.averaged());
                drawn = new Trained(later.weights(), later.averaged(), drawn.steps() + later.steps());
            }
            trained.add(drawn);
        }
        write(
                target,
                task,
                training,
                mean,
                scale,
                trained.stream().map(Trained::averaged).toList(),
                trained.stream().mapToLong(Trained::steps).sum(),
                hash);
        return 0;
    }

    private void byParadigm(
            Engine chosen,
            Path target,
            WeatherTask task,
            Recipe recipe,
            ForecastTraining training,
            Map<String, Tensor> mean,
            Map<String, String> facts) {
        ForecastTraining.ByParadigm learner = training.byParadigm(mean);
        List<Map<String, Tensor>> weights = new ArrayList<>();
        for (int i = 0; i < recipe.networks(); i++) {
            Path folder = work(target).resolve(i == 0 ? "drawing" : "drawing-" + i);
            weights.add(new ParadigmTrainer(chosen, folder, CHECKPOINT_EVERY, progress())
                    .train(
                            learner.paradigm(),
                            learner.space(),
                            learner.examples(),
                            recipe.steps(),
                            recipe.rows(),
                            facts,
                            seed + i)
                    .weights());
        }
        long steps = recipe.steps() * recipe.networks();
        write(target, task, training, mean, learner.scale(), weights, steps, facts.getOrDefault("data", ""));
    }

    private void write(
            Path target,
            WeatherTask task,
            ForecastTraining training,
            Map<String, Tensor> mean,
            double[] residual,
            List<Map<String, Tensor>> weights,
            long steps,
            String hash) {
        String title = name == null ? String.valueOf(target.getFileName()) : name;
        Provenance provenance = new Provenance(
                "./plume "
                        + String.join(
                                " ", command.commandLine().getParseResult().originalArgs()),
                task.provenance(),
                hash,
                seed,
                steps,
                engine);
        var none = JsonNodeFactory.instance.objectNode();
        ForecastFolder.write(
                target,
                title,
                task.name(),
                training,
                mean,
                residual,
                weights,
                half ? OnnxFile.Precision.HALF : OnnxFile.Precision.SINGLE,
                1,
                1,
                provenance,
                none);
        double spread;
        try (ForecastModel model = ForecastModel.open(target)) {
            spread = Calibration.DEFAULT.spread(model::forecaster, task.validation(), task.leads(), seed);
        }
        ForecastFolder.rewrite(target, spread, none);
        System.err.printf(Locale.ROOT, "model %s: %s, spread %.3f%n", title, out, spread);
    }

    private Trainer trainer(Engine chosen, Path target, String stage) {
        return new Trainer(chosen, work(target).resolve(stage), CHECKPOINT_EVERY, progress());
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
}
