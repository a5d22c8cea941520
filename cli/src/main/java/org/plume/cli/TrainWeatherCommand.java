package org.plume.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.plume.generative.model.Sha256;
import org.plume.training.Engine;
import org.plume.weather.StaticFields;
import org.plume.weather.model.ForecastFolder;
import org.plume.weather.model.ForecastModel;
import org.plume.weather.model.ForecastTraining;
import org.plume.weather.task.Calibration;
import org.plume.weather.task.Recipe;
import org.plume.weather.task.WeatherTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** States in, model folder out: a deterministic mean first where the method has one, then what draws, then the spread. */
@Command(name = "weather", description = "Train an ensemble forecaster from states.", mixinStandardHelpOptions = true)
final class TrainWeatherCommand implements Callable<Integer> {

    @Mixin
    final WeatherOptions weather = new WeatherOptions();

    @Mixin
    final WeatherRecipeOptions recipes = new WeatherRecipeOptions();

    @Mixin
    final NewModelOptions model = new NewModelOptions();

    @Option(names = "--threads", defaultValue = "2", description = "of the engine (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(names = "--seed", defaultValue = "0", description = "weights and minibatches (default: ${DEFAULT-VALUE})")
    long seed;

    @Override
    public Integer call() throws IOException {
        Path target = model.place();
        Engine engine = model.engine(threads);
        WeatherTask task = weather.open();
        Recipe recipe = recipes.of(task);
        StaticFields statics = recipes.statics(weather, task);
        String hash = weather.data == null ? "" : Sha256.of(weather.data);
        ForecastTraining training =
                ForecastTraining.of(recipe.spec(), task.train(), task.analyses(), statics, recipe.rows(), seed);
        WeatherTraining.Learnt learnt =
                new WeatherTraining(engine, model.work(), Map.of("data", hash), seed).learn(recipe, training);
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        ForecastFolder.write(
                target,
                model.title(),
                task.name(),
                training,
                learnt.mean(),
                learnt.scale(),
                learnt.weights(),
                model.precision(),
                1,
                1,
                model.provenance(task.provenance(), hash, seed, learnt.steps()),
                none);
        double spread = spread(target, task);
        ForecastFolder.rewrite(target, spread, none);
        System.err.printf(Locale.ROOT, "model %s: %s, spread %.3f%n", model.title(), model.out, spread);
        return 0;
    }

    private double spread(Path target, WeatherTask task) {
        try (ForecastModel written = ForecastModel.open(target)) {
            return Calibration.DEFAULT.spread(written::forecaster, task.validation(), task.leads(), seed);
        }
    }
}
