package org.plume.generative.nn.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Fixtures;
import org.plume.generative.model.Safetensors;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Networks;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.ConditionalUnet1d.Naming;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxSession;

/** Checkpoints of the public code bases load by name, and give what PyTorch gave (golden values, float32). */
class CheckpointParityTest {

    private static final float TOLERANCE = 1e-5f;
    private static final float LOGITS_TOLERANCE = 2e-5f;

    /** A checkpoint of a path network. */
    private record Checkpoint(
            String folder,
            String weights,
            String prefix,
            PathNetwork network,
            long horizon,
            long action,
            long condition) {

        @Override
        public String toString() {
            return folder;
        }
    }

    static Stream<Checkpoint> checkpoints() {
        String lerobot = "pretrained_model/model.safetensors";
        return Stream.of(
                new Checkpoint(
                        "lerobot_pusht_like",
                        lerobot,
                        "diffusion.unet.",
                        new ConditionalUnet1d(2, 16, List.of(32, 48, 96), 5, 8, 32, true, Naming.LEROBOT),
                        16,
                        2,
                        16),
                new Checkpoint(
                        "lerobot_arm7_nofilmscale",
                        lerobot,
                        "diffusion.unet.",
                        new ConditionalUnet1d(7, 20, List.of(24, 32, 64), 3, 4, 32, false, Naming.LEROBOT),
                        16,
                        7,
                        20),
                new Checkpoint(
                        "lerobot_2024_layout",
                        lerobot,
                        "diffusion.unet.",
                        new ConditionalUnet1d(2, 20, List.of(24, 40, 64), 5, 8, 32, true, Naming.LEROBOT),
                        16,
                        2,
                        20),
                new Checkpoint(
                        "diffusion_policy_unet",
                        "model.safetensors",
                        "model.",
                        new ConditionalUnet1d(2, 20, List.of(32, 48, 72), 5, 8, 32, true, Naming.ORIGINAL),
                        16,
                        2,
                        20),
                new Checkpoint(
                        "diffusion_policy_transformer",
                        "model.safetensors",
                        "model.",
                        new Transformer(2, 10, 6, 3, 48, 2, 4, true),
                        10,
                        2,
                        18));
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void everyPathNetwork_givesWhatPyTorchGave(Checkpoint c) {
        Safetensors vectors = Safetensors.open(fixture(c.folder(), "vectors.safetensors"));
        Graph graph = Networks.graph(c.network(), c.horizon(), c.action(), c.condition());
        Map<String, Tensor> weights = weights(fixture(c.folder(), c.weights()), c.prefix());
        assertThat(weights.keySet())
                .containsAll(Recording.of(graph).parameters().keySet());
        try (OnnxSession session = OnnxSession.open(OnnxFile.serving(Recording.of(graph), weights), 1)) {
            float[] condition = vectors.tensor("net.global_cond").values();
            float[] x = vectors.tensor("net.x").values();
            float[] expected = vectors.tensor("net.out").values();
            long[] times = vectors.longs("net.timesteps");
            int one = x.length / times.length;
            for (int i = 0; i < times.length; i++) {
                float[] t = new float[3];
                Arrays.fill(t, (float) times[i]);
                float[] y = run(session, Arrays.copyOfRange(x, i * one, (i + 1) * one), t, condition);
                assertThat(y).containsExactly(Arrays.copyOfRange(expected, i * one, (i + 1) * one), within(TOLERANCE));
            }
            long[] mixed = vectors.longs("net.mixed_timesteps");
            float[] t = new float[3];
            for (int i = 0; i < 3; i++) {
                t[i] = (float) mixed[i];
            }
            float[] y = run(session, Arrays.copyOf(x, one), t, condition);
            assertThat(y).containsExactly(vectors.tensor("net.mixed_out").values(), within(TOLERANCE));
        }
    }

    private static float[] run(OnnxSession session, float[] x, float[] t, float[] condition) {
        Map<String, float[]> y = session.run(3, Map.of("x", x, "t", t, "condition", condition));
        return y.getOrDefault("y", new float[0]);
    }

    private static Offset<Float> within(float tolerance) {
        return Offset.offset(tolerance);
    }

    @Test
    void everySequence_givesTheLogitsOfGpt2() {
        Safetensors vectors = Safetensors.open(fixture("gpt2", "vectors.safetensors"));
        Map<String, Tensor> weights = Safetensors.read(fixture("gpt2", "model.safetensors"));
        long[][] sequences = {
            {9, 32, 4, 17, 29, 16, 25, 19, 28, 22, 27, 17},
            {19, 4, 21, 17, 30, 29, 21},
            {31, 6, 16, 12, 18, 32, 5, 24, 0, 29, 25, 10, 8, 7, 2, 26, 7, 31, 7, 1},
            {14, 11}
        };
        for (int i = 0; i < sequences.length; i++) {
            Graph graph = Networks.graph(List.of(Input.tokens("ids", sequences[i].length)), new Networks.Body() {
                @Override
                public <V> V apply(Ops<V> o, Map<String, V> in) {
                    return new CausalTransformer(48, 48, 2, 4).logits(o, get(in, "ids"), 33);
                }
            });
            try (OnnxSession session = OnnxSession.open(OnnxFile.serving(Recording.of(graph), weights), 1)) {
                float[] logits = session.run(1, Map.of("ids", sequences[i])).getOrDefault("y", new float[0]);
                float[] expected = vectors.tensor("seq" + i + ".logits").values();
                assertThat(logits).containsExactly(expected, within(LOGITS_TOLERANCE));
            }
        }
    }

    private static Map<String, Tensor> weights(Path file, String prefix) {
        Map<String, Tensor> stripped = new LinkedHashMap<>();
        Safetensors.read(file).forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                stripped.put(name.substring(prefix.length()), value);
            }
        });
        return stripped;
    }

    private static Path fixture(String folder, String file) {
        return Fixtures.path(folder + "/" + file);
    }
}
