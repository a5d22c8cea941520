package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.learn.StoppingRule;
import org.plume.generative.learn.Turn;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.training.onnx.OnnxEngine;

class StoppingRuleTest {

    @TempDir
    Path work;

    private final Map<Long, Double> seen = new TreeMap<>();

    private final Progress remember = new Progress() {
        @Override
        public void heldOut(long done, double loss, boolean best) {
            seen.put(done, loss);
        }
    };

    /** Held-out answers are the opposite of what is taught: every look is worse than the first. */
    @Test
    void aRunThatOnlyGetsWorse_endsWithTheFirstLook() {
        Trained trained = train(work, new StoppingRule(List.of(opposite()), 5, 3), remember);
        assertThat(seen.keySet()).containsExactly(5L, 10L, 15L, 20L);
        assertThat(trained.steps()).isEqualTo(20);
        try (Gradient served = new OnnxEngine().open(Regression.SMALL, trained.averaged())) {
            assertThat(served.at(opposite())).isCloseTo(seen.get(5L), within(1e-6));
        }
        assertThat(train(work, new StoppingRule(List.of(opposite()), 5, 3), Progress.SILENT))
                .isEqualTo(trained);
    }

    @Test
    void aRunThatGetsBetter_servesItsBestLookAndGoesOnToTheBit() {
        StoppingRule rule = new StoppingRule(List.of(Regression.batches(8).at(0)), 4, 5);
        Trained whole = train(work.resolve("whole"), rule, remember);
        assertThat(whole.steps()).isEqualTo(60);
        double best = seen.values().stream().mapToDouble(d -> d).min().orElseThrow();
        try (Gradient served = new OnnxEngine().open(Regression.SMALL, whole.averaged())) {
            assertThat(served.at(Regression.batches(8).at(0))).isCloseTo(best, within(1e-6));
        }
        Progress interrupt = new Progress() {
            @Override
            public void step(long done, double loss) {
                if (done == 30) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        Path folder = work.resolve("interrupted");
        assertThatThrownBy(() -> train(folder, rule, interrupt)).isInstanceOf(CancellationException.class);
        assertThat(train(folder, rule, Progress.SILENT)).isEqualTo(whole);
    }

    @Test
    void everyWrongRule_isRefused() {
        assertThatThrownBy(() -> new StoppingRule(List.of(), 5, 3))
                .hasMessage("heldOut must have minibatches, has none");
        assertThatThrownBy(() -> new StoppingRule(List.of(opposite()), 0, 3)).hasMessage("every must be >= 1, was 0");
        assertThatThrownBy(() -> new StoppingRule(List.of(opposite()), 1, 0))
                .hasMessage("patience must be >= 1, was 0");
    }

    private static Trained train(Path folder, StoppingRule rule, Progress progress) {
        return new Trainer(new OnnxEngine(), folder, 7, progress)
                .train(
                        List.of(new Turn(Regression.SMALL, Regression.batches(1), 1)),
                        Regression.plan(60),
                        rule,
                        Map.of("data", "sine"),
                        Parameters.initial(Regression.SMALL.graph(), 3));
    }

    private static Map<String, Tensor> opposite() {
        Map<String, Tensor> batch = new LinkedHashMap<>(Regression.batches(8).at(0));
        float[] y = Objects.requireNonNull(batch.get("y")).copy().values();
        for (int i = 0; i < y.length; i++) {
            y[i] *= -1;
        }
        batch.put("y", Tensor.of(y, 16, 1));
        return batch;
    }
}
