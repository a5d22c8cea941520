package org.plume.generative.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Networks;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.ResidualMlp;

class OnnxSessionTest {

    private static final Graph GRAPH = Networks.graph(new ResidualMlp(6, 5, 16, 2, 8), 3, 2, 5);

    private static OnnxSession open() {
        return OnnxSession.open(OnnxFile.serving(Recording.of(GRAPH), weights()), 1);
    }

    /** As they begin, plus N(0, 0.1^2): layers that begin at zero would hide what follows them. */
    private static Map<String, Tensor> weights() {
        Map<String, Tensor> weights = Parameters.initial(GRAPH, 3);
        RandomGenerator rng = new Streams(3).at(0);
        for (Tensor weight : weights.values()) {
            for (int i = 0; i < weight.values().length; i++) {
                weight.values()[i] += (float) (0.1 * rng.nextGaussian());
            }
        }
        return weights;
    }

    private static Map<String, float[]> inputs(int rows, long seed) {
        RandomGenerator rng = new Streams(seed).at(0);
        return Map.of("x", normal(rng, rows * 6), "t", normal(rng, rows), "condition", normal(rng, rows * 5));
    }

    private static float[] normal(RandomGenerator rng, int n) {
        float[] v = new float[n];
        for (int i = 0; i < n; i++) {
            v[i] = (float) rng.nextGaussian();
        }
        return v;
    }

    @Test
    void manyThreads_getTheAnswersOfOne() throws Exception {
        try (OnnxSession session = open()) {
            List<float[]> alone = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                alone.add(session.run(1 + i % 3, inputs(1 + i % 3, i)).get("y"));
            }
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Future<float[]>> together = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    int n = i;
                    together.add(pool.submit(() ->
                            session.run(1 + n % 3, inputs(1 + n % 3, n)).get("y")));
                }
                for (int i = 0; i < 40; i++) {
                    assertThat(together.get(i).get()).containsExactly(alone.get(i));
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void bindings_keepWhatIsNotWrittenAgain() {
        try (OnnxSession session = open();
                Binding binding = session.bind(2)) {
            Map<String, float[]> in = inputs(2, 1);
            in.forEach((name, v) -> binding.floats(name).duplicate().put(v));
            binding.run();
            float first = binding.floats("y").get(0);
            binding.floats("t").put(0, 9);
            binding.run();
            assertThat(binding.floats("y").get(0)).isNotEqualTo(first);
            binding.floats("t").put(0, in.getOrDefault("t", new float[1])[0]);
            binding.run();
            assertThat(binding.floats("y").get(0)).isEqualTo(first);
        }
    }

    @Test
    void wrongInputs_areNamed() {
        try (OnnxSession session = open()) {
            assertThatThrownBy(() -> session.run(2, Map.of("x", new float[12])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("inputs must be [x, t, condition], were [x]");
            assertThatThrownBy(() -> session.run(3, inputs(2, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("for a batch of 3, was of length");
            assertThatThrownBy(() -> session.bind(0)).hasMessage("batch must be >= 1, was 0");
        }
        assertThatThrownBy(() -> OnnxSession.open(new byte[] {1, 2, 3}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model must be an ONNX model that ONNX Runtime can run");
        assertThatThrownBy(() -> OnnxSession.open(new byte[0], 0)).hasMessage("threads must be >= 1, was 0");
    }

    @Test
    void aClosedSession_saysSo() {
        OnnxSession session = open();
        session.run(1, inputs(1, 0));
        session.close();
        session.close();
        assertThatThrownBy(() -> session.run(1, inputs(1, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("session is closed");
    }

    @Test
    void missingWeights_areNamed() {
        assertThatThrownBy(() -> OnnxFile.serving(Recording.of(GRAPH), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights must hold embed.0.weight of shape [8, 13], was absent");
    }
}
