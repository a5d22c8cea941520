package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Objective;
import org.plume.generative.learn.Plan;
import org.plume.generative.nn.Tensor;
import org.plume.training.dl4j.SameDiffEngine;
import org.plume.training.onnx.OnnxEngine;

class TrainerTest {

    private static final Map<String, String> FACTS = Map.of("data", "sine");

    @TempDir
    Path work;

    static List<Engine> engines() {
        return List.of(new OnnxEngine(), new SameDiffEngine());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void everyEngine_learns(Engine engine) throws IOException {
        Plan plan = new Plan(200, 0.05, 5, 0.9, 0.99, 0, 1, 0.9, 3);
        new Trainer(engine, work, 1000, Progress.SILENT).train(Regression.SMALL, plan, Regression.batches(1), FACTS);

        List<String> rows = Files.readAllLines(work.resolve("metrics.csv"));
        assertThat(rows).hasSize(201).first().isEqualTo("step,loss,gradientNorm,learningRate");
        assertThat(mean(rows.subList(1, 11))).isGreaterThan(0.5);
        assertThat(mean(rows.subList(181, 201))).isLessThan(0.05);
    }

    @Test
    void bothEngines_takeTheSameSteps() {
        Trained a = train(new OnnxEngine(), work.resolve("a"), 20);
        Trained b = train(new SameDiffEngine(), work.resolve("b"), 20);
        a.weights()
                .forEach((name, w) -> assertThat(b.weights())
                        .extractingByKey(name)
                        .satisfies(v -> assertThat(v.values())
                                .usingComparatorWithPrecision(1e-4f)
                                .containsExactly(w.values())));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anInterruptedThread_stopsAfterACheckpointAndGoesOn(Engine engine) {
        Trained whole = train(engine, work.resolve("whole"), 30);
        Path folder = work.resolve("interrupted");
        Progress interrupt = new Progress() {
            @Override
            public void step(long done, double loss) {
                if (done == 13) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        assertThatThrownBy(() -> new Trainer(engine, folder, 1000, interrupt)
                        .train(Regression.SMALL, Regression.plan(30), Regression.batches(1), FACTS))
                .isInstanceOf(CancellationException.class)
                .hasMessageMatching("training stopped after step 1[34] of 30; the same command goes on");
        assertThat(folder).isDirectoryContaining("glob:**/checkpoint-1[34].safetensors");
        assertThat(train(engine, folder, 30)).isEqualTo(whole);
    }

    @Test
    void aFinishedRun_isNotRunAgain() throws IOException {
        Trained first = train(new OnnxEngine(), work, 30);
        byte[] metrics = Files.readAllBytes(work.resolve("metrics.csv"));
        Engine broken = new Engine() {
            @Override
            public String name() {
                return OnnxEngine.NAME;
            }

            @Override
            public Map<String, String> settings() {
                return new OnnxEngine().settings();
            }

            @Override
            public Gradient open(Objective objective, Map<String, Tensor> weights) {
                throw new AssertionError("must not be opened");
            }
        };
        assertThat(train(broken, work, 30)).isEqualTo(first);
        assertThat(Files.readAllBytes(work.resolve("metrics.csv"))).isEqualTo(metrics);
    }

    @Test
    void anotherRun_isRefusedAndWhatDiffersIsNamed() {
        train(new OnnxEngine(), work, 30);
        Trainer trainer = new Trainer(new OnnxEngine(2), work, 10, Progress.SILENT);
        Plan other = new Plan(30, 0.02, 2, 0.9, 0.99, 0.01, 1, 0.9, 3);

        assertThatThrownBy(
                        () -> trainer.train(Regression.SMALL, other, Regression.batches(1), Map.of("data", "cosine")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(work.resolve("checkpoint-30.safetensors")
                        + " must be of the same run: data was sine, is cosine; learningRate was 0.01, is 0.02; threads was"
                        + " 1, is 2; use another work folder, or delete this one to start anew");
        assertThatThrownBy(() -> trainer.train(new Regression(4), Regression.plan(30), Regression.batches(2), FACTS))
                .hasMessageContaining("first minibatch was ")
                .hasMessageContaining("initial weights was ")
                .hasMessageContaining("objective was ");
    }

    @Test
    void twoRunsInOneFolder_areRefused() {
        Batches busy = step -> {
            if (step == 5) {
                train(new OnnxEngine(), work, 30);
            }
            return Regression.batches(1).at(step);
        };
        Trainer trainer = new Trainer(new OnnxEngine(), work, 10, Progress.SILENT);
        assertThatThrownBy(() -> trainer.train(Regression.SMALL, Regression.plan(30), busy, FACTS))
                .hasMessage(
                        "work folder " + work + " must be used by one run at a time, another is under way; wait for it"
                                + " or use another folder");
    }

    @Test
    void aLossThatIsNotFinite_isAnError() {
        Batches bad = step -> step < 3
                ? Regression.batches(1).at(step)
                : Map.of("x", Tensor.of(new float[] {Float.NaN, 0}, 1, 2), "y", Tensor.zeros(1, 1));
        Trainer trainer = new Trainer(new OnnxEngine(), work, 10, Progress.SILENT);
        assertThatThrownBy(() -> trainer.train(Regression.SMALL, Regression.plan(30), bad, FACTS))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the loss at step 3 must be finite, was NaN; lower learningRate = 0.01");
    }

    @Test
    void aMinibatchOfAnotherShape_isRefused() {
        Batches bad = step -> Map.of("x", Tensor.zeros(4, 3), "y", Tensor.zeros(4, 1));
        Trainer trainer = new Trainer(new OnnxEngine(), work, 10, Progress.SILENT);
        assertThatThrownBy(() -> trainer.train(Regression.SMALL, Regression.plan(30), bad, FACTS))
                .hasMessage("minibatch x must be [batch, tail...] with tail [2], was [4, 3]");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void batches_mayChangeTheirSize(Engine engine) {
        Batches growing = step -> {
            int n = (int) step + 1;
            return Map.of("x", Tensor.zeros(n, 2), "y", Tensor.zeros(n, 1));
        };
        Trained done = new Trainer(engine, work, 10, Progress.SILENT)
                .train(Regression.SMALL, Regression.plan(5), growing, FACTS);
        assertThat(done.steps()).isEqualTo(5);
    }

    @Test
    void withoutAveraging_theWeightsAreServedAndSavedOnce() {
        Plan plan = new Plan(10, 0.01, 0, 0.9, 0.99, 0, 0, 0, 3);
        Trainer trainer = new Trainer(new OnnxEngine(), work, 4, Progress.SILENT);
        Trained first = trainer.train(Regression.SMALL, plan, Regression.batches(1), FACTS);
        Trained again = trainer.train(Regression.SMALL, plan, Regression.batches(1), FACTS);
        assertThat(first.averaged()).isSameAs(first.weights());
        assertThat(again.averaged()).isSameAs(again.weights());
        assertThat(again).isEqualTo(first);
    }

    @Test
    void progress_isTold() {
        List<String> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void begin(long done, long steps) {
                told.add("begin " + done + " " + steps);
            }

            @Override
            public void step(long done, double loss) {
                told.add("step " + done);
            }

            @Override
            public void end() {
                told.add("end");
            }
        };
        new Trainer(new OnnxEngine(), work, 10, progress)
                .train(Regression.SMALL, Regression.plan(3), Regression.batches(1), FACTS);
        assertThat(told).containsExactly("begin 0 3", "step 1", "step 2", "step 3", "end");
    }

    private static Trained train(Engine engine, Path folder, long steps) {
        return new Trainer(engine, folder, 10, Progress.SILENT)
                .train(Regression.SMALL, Regression.plan(steps), Regression.batches(1), FACTS);
    }

    private static double mean(List<String> rows) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.split(",")[1]))
                .average()
                .orElseThrow();
    }
}
