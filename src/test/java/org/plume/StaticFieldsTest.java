package org.plume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.training.Progress;
import org.plume.training.Trained;
import org.plume.training.Trainer;
import org.plume.training.onnx.OnnxEngine;
import org.plume.weather.StaticFields;
import org.plume.weather.model.ForecastTraining;

/**
 * A field that matters is used: on land x_j(t + 1) = 1.5 (min(2, |x_j(t)|) - 0.8) + g / 2, at sea g / 2, with g ~ N(0, 1). A network
 * that is the same at every point of a ring knows what is ahead on land only where it sees what is land.
 */
class StaticFieldsTest {

    private static final float[] LAND = {1, 0, 0, 1, 1, 0, 1, 0};
    private static final RingStates RING = RingStates.of(LAND.length, 2000, 600, StaticFieldsTest::next);

    @TempDir
    Path folder;

    private static void next(float[] now, float[] next, RandomGenerator rng) {
        for (int j = 0; j < LAND.length; j++) {
            double before = now[j];
            next[j] = (float) (LAND[j] * 1.5 * (Math.min(2, Math.abs(before)) - 0.8) + 0.5 * rng.nextGaussian());
        }
    }

    private double crps(String name, StaticFields statics) {
        ForecastTraining training = RING.training(statics);
        ForecastTraining.Stage stage = training.drawing(Map.of(), 250, 0).run();
        Trained trained = new Trainer(new OnnxEngine(1), folder.resolve(name + ".work"), 250, Progress.SILENT)
                .train(stage.objective(), RingStates.plan(250, 5e-3), stage.batches(), Map.of());
        return RING.lastLead(folder.resolve(name), training, trained, 1, 2)
                .fairCrps()
                .value();
    }

    /** The least that can be reached is that of N(0, 1/4): 0.5 / sqrt(pi) = 0.282. */
    @Test
    void aFieldThatMatters_isUsed() {
        double with = crps("with", new StaticFields(List.of("land"), new float[][] {LAND}));
        double without = crps("without", StaticFields.NONE);
        assertThat(with).isLessThan(0.32);
        assertThat(without).isGreaterThan(1.1 * with);
    }
}
