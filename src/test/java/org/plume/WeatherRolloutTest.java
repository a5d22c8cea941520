package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.learn.Plan;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.training.Engine;
import org.plume.training.Progress;
import org.plume.training.Trained;
import org.plume.training.Trainer;
import org.plume.training.dl4j.SameDiffEngine;
import org.plume.training.onnx.OnnxEngine;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.States;
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
import org.plume.weather.verify.EnsembleScores;

/**
 * Learning on the network's own way: x_j(t + 1) = 0.45 (x_(j - 1) + x_(j + 1)) + g with one g ~ N(0, 1) for all points. One
 * step says nothing of how errors go together in space: noise that is right at each point by itself has half its variance
 * after the mean of two neighbours, and an ensemble so made is too narrow from the second lead on.
 */
class WeatherRolloutTest {

    private static final int POINTS = 8;
    private static final int TRAIN = 3000;
    private static final Layout LAYOUT = new Layout(List.of(new Variable("x", "1", "state")), new Grid.Ring(POINTS));
    private static final States STATES = states(TRAIN + 1000);
    private static final Plan ONE = plan(250, 5e-3);
    private static final Plan LATER = plan(200, 3e-3);

    @TempDir
    static Path folder;

    private static Trained one = new Trained(Map.of(), Map.of(), 0);

    private static States states(int n) {
        RandomGenerator rng = new Streams(1).at(0);
        float[][] rows = new float[n][POINTS];
        double[] times = new double[n];
        for (int t = 0; t < n; t++) {
            times[t] = t;
            float g = (float) rng.nextGaussian();
            for (int j = 0; j < POINTS; j++) {
                float[] before = rows[Math.max(0, t - 1)];
                rows[t][j] = 0.45f * (before[(j + 1) % POINTS] + before[(j + POINTS - 1) % POINTS]) + g;
            }
        }
        return new States(LAYOUT, Calendar.NONE, times, rows);
    }

    private static Plan plan(long steps, double rate) {
        return new Plan(steps, rate, Math.min(20, steps / 2), 0.9, 0.99, 0.01, 1, 0.99, 1);
    }

    private static ForecastTraining training() {
        ForecastSpec spec = new ForecastSpec(
                LAYOUT,
                Calendar.NONE,
                1,
                1,
                false,
                0,
                Base.CLIMATE,
                0,
                new Architecture.Ring(12, 1, 1, 3),
                new Crps(2, 2));
        return ForecastTraining.of(spec, STATES.between(0, TRAIN), null, 32, 1);
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
        ForecastTraining training = training();
        Path model = folder.resolve("m");
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
            return new Evaluation(20, 3, 1, 0)
                    .of(open.forecaster(), Series.of(STATES, TRAIN, STATES.size() - 3, 5), Bootstrap.NONE, done -> {})
                    .get(2);
        }
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
        Plan plan = plan(60, 3e-3);
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
        Plan plan = plan(5, 3e-3);
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
