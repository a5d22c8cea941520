package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.learn.Plan;
import org.plume.generative.nn.Tensor;
import org.plume.training.Engine;
import org.plume.training.Progress;
import org.plume.training.Trained;
import org.plume.training.Trainer;
import org.plume.training.dl4j.SameDiffEngine;
import org.plume.training.onnx.OnnxEngine;
import org.plume.weather.StaticFields;
import org.plume.weather.model.ForecastTraining;
import org.plume.weather.verify.EnsembleScores;

/**
 * Learning on the network's own way: x_j(t + 1) = 0.45 (x_(j - 1) + x_(j + 1)) + g with one g ~ N(0, 1) for all points. One
 * step says nothing of how errors go together in space: noise that is right at each point by itself has half its variance
 * after the mean of two neighbours, and an ensemble so made is too narrow from the second lead on.
 */
class WeatherRolloutTest {

    private static final RingStates RING = RingStates.of(8, 3000, 1000, WeatherRolloutTest::next);
    private static final Plan ONE = RingStates.plan(250, 5e-3);
    private static final Plan LATER = RingStates.plan(200, 3e-3);

    @TempDir
    static Path folder;

    private static Trained one = new Trained(Map.of(), Map.of(), 0);

    private static void next(float[] now, float[] next, RandomGenerator rng) {
        float g = (float) rng.nextGaussian();
        int n = now.length;
        for (int j = 0; j < n; j++) {
            next[j] = 0.45f * (now[(j + 1) % n] + now[(j + n - 1) % n]) + g;
        }
    }

    private static ForecastTraining training() {
        return RING.training(StaticFields.NONE);
    }

    @BeforeAll
    static void oneStep() {
        ForecastTraining.Stage stage =
                training().drawing(Map.of(), ONE.steps(), 0).run();
        one = new Trainer(new OnnxEngine(1), folder.resolve("one"), 50, Progress.SILENT)
                .train(stage.objective(), ONE, stage.batches(), Map.of());
    }

    /** On from one step, in a training of its own. */
    private static Trained goOn(Engine engine, String work, int leads, Plan plan, Progress progress) {
        ForecastTraining.Stage stage = training().rollout(one.averaged(), leads, 0);
        return new Trainer(engine, folder.resolve(work), 50, progress)
                .train(stage.objective(), plan, stage.batches(), Map.of(), one.averaged());
    }

    private static EnsembleScores thirdLead(Trained trained) {
        return RING.lastLead(folder.resolve("m"), training(), trained, 3, 5);
    }

    @Test
    void rollout_widensTheEnsembleOfLaterLeadsAndLowersItsCrps() {
        EnsembleScores before = thirdLead(one);
        EnsembleScores after = thirdLead(goOn(new OnnxEngine(1), "more", 3, LATER, Progress.SILENT));
        assertThat(before.ssr().value()).isLessThan(0.87);
        assertThat(after.ssr().value()).isBetween(before.ssr().value() + 0.05, 1.1);
        assertThat(after.fairCrps().value()).isLessThan(before.fairCrps().value());
    }

    /** Stopped on its way and begun again. */
    @Test
    void aRolloutThatWasStopped_endsWithTheSameWeights() {
        Plan plan = RingStates.plan(60, 3e-3);
        Trained whole = goOn(new OnnxEngine(1), "whole", 2, plan, Progress.SILENT);
        Progress stop = new Progress() {
            @Override
            public void step(long done, double loss) {
                if (done == 37) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        assertThatThrownBy(() -> goOn(new OnnxEngine(1), "stopped", 2, plan, stop))
                .isInstanceOf(CancellationException.class);
        Trained again = goOn(new OnnxEngine(1), "stopped", 2, plan, Progress.SILENT);
        assertThat(again.averaged()).isEqualTo(whole.averaged());
        assertThat(again.weights()).isEqualTo(whole.weights());
        assertThat(again.steps()).isEqualTo(60);
    }

    @Test
    void bothEngines_goTheSameWay() {
        Plan plan = RingStates.plan(5, 3e-3);
        Trained a = goOn(new OnnxEngine(1), "a", 2, plan, Progress.SILENT);
        Trained b = goOn(new SameDiffEngine(), "b", 2, plan, Progress.SILENT);
        assertThat(a.weights().keySet()).isEqualTo(b.weights().keySet());
        a.weights().forEach((name, w) -> {
            Tensor other = Objects.requireNonNull(b.weights().get(name));
            for (int i = 0; i < w.values().length; i++) {
                assertThat(other.values()[i]).as(name).isCloseTo(w.values()[i], within(2e-3f));
            }
        });
    }
}
