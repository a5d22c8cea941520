package org.plume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.learn.Plan;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.training.Progress;
import org.plume.training.Trained;
import org.plume.training.Trainer;
import org.plume.training.onnx.OnnxEngine;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.States;
import org.plume.weather.StaticFields;
import org.plume.weather.Variable;
import org.plume.weather.model.Architecture;
import org.plume.weather.model.Base;
import org.plume.weather.model.Crps;
import org.plume.weather.model.ForecastFolder;
import org.plume.weather.model.ForecastModel;
import org.plume.weather.model.ForecastSpec;
import org.plume.weather.model.ForecastTraining;
import org.plume.weather.task.Evaluation;
import org.plume.weather.task.Series;
import org.plume.weather.verify.Bootstrap;

/**
 * A field that matters is used: on land x_j(t + 1) = 1.5 (min(2, |x_j(t)|) - 0.8) + g / 2, at sea g / 2, with g ~ N(0, 1). A network
 * that is the same at every point of a ring knows what is ahead on land only where it sees what is land.
 */
class StaticFieldsTest {

    private static final float[] LAND = {1, 0, 0, 1, 1, 0, 1, 0};
    private static final int TRAIN = 2000;
    private static final States STATES = states(TRAIN + 600);

    @TempDir
    Path folder;

    private static States states(int n) {
        RandomGenerator rng = new Streams(1).at(0);
        float[][] rows = new float[n][LAND.length];
        double[] times = new double[n];
        for (int t = 0; t < n; t++) {
            times[t] = t;
            for (int j = 0; j < LAND.length; j++) {
                double before = rows[Math.max(0, t - 1)][j];
                rows[t][j] = (float) (LAND[j] * 1.5 * (Math.min(2, Math.abs(before)) - 0.8) + 0.5 * rng.nextGaussian());
            }
        }
        Layout layout = new Layout(List.of(new Variable("x", "1", "state")), new Grid.Ring(LAND.length));
        return new States(layout, Calendar.NONE, times, rows);
    }

    private double crps(StaticFields statics) {
        ForecastSpec spec = new ForecastSpec(
                        STATES.layout(),
                        Calendar.NONE,
                        1,
                        1,
                        false,
                        0,
                        Base.CLIMATE,
                        0,
                        new Architecture.Ring(12, 1, 1, 3),
                        new Crps(2, 2))
                .with(statics.names());
        ForecastTraining training = ForecastTraining.of(spec, STATES.between(0, TRAIN), null, statics, 32, 1);
        ForecastTraining.Stage stage = training.drawing(Map.of(), 250, 0).run();
        Plan plan = new Plan(250, 5e-3, 20, 0.9, 0.99, 0.01, 1, 0.99, 1);
        Trained trained = new Trainer(new OnnxEngine(1), folder.resolve("work" + statics.names()), 250, Progress.SILENT)
                .train(stage.objective(), plan, stage.batches(), Map.of());
        Path model = folder.resolve("m" + statics.names().size());
        ForecastFolder.write(
                model,
                "m",
                "t",
                training,
                Map.of(),
                new double[0],
                List.of(trained.averaged()),
                OnnxFile.Precision.SINGLE,
                1,
                1,
                new Provenance("", "", "", 0, 0, ""),
                JsonNodeFactory.instance.objectNode());
        try (ForecastModel open = ForecastModel.open(model)) {
            return new Evaluation(20, 1, 1, 0)
                    .of(open.forecaster(), Series.of(STATES, TRAIN, STATES.size() - 1, 2), Bootstrap.NONE, done -> {})
                    .get(0)
                    .fairCrps()
                    .value();
        }
    }

    /** The least that can be reached is that of N(0, 1/4): 0.5 / sqrt(pi) = 0.282. */
    @Test
    void aFieldThatMatters_isUsed() {
        double with = crps(new StaticFields(List.of("land"), new float[][] {LAND}));
        double without = crps(StaticFields.NONE);
        assertThat(with).isLessThan(0.32);
        assertThat(without).isGreaterThan(1.1 * with);
    }
}
