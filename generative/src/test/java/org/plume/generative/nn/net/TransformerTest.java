package org.plume.generative.nn.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plume.generative.nn.Networks;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxSession;

class TransformerTest {

    private static final Transformer NETWORK = new Transformer(2, 4, 3, 2, 8, 2, 2, 2, true);

    /**
     * What PyTorch 1.13's nn.TransformerEncoder and nn.TransformerDecoder (norm_first, gelu) gave in double for the same
     * parameters, all of them sines.
     */
    private static final float[] EXPECTED = {
        2.92656f, 1.74130f, 2.92605f, 1.74267f, 2.90854f, 1.73477f, 2.90293f, 1.73048f,
        2.91106f, 1.72414f, 2.92187f, 1.72974f, 2.91015f, 1.72537f, 2.89547f, 1.71766f
    };

    private static Tensor sines(String name, long... shape) {
        int phase = 0;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            phase += b;
        }
        float[] values = new float[Tensor.size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.8 * Math.sin(0.7 * i + phase));
        }
        return Tensor.of(values, shape);
    }

    @Test
    void encoderAndDecoder_giveWhatPyTorchGives_underItsNames() {
        Recording recording = Recording.of(Networks.graph(NETWORK, 4, 2, 6));
        Map<String, Tensor> weights = new LinkedHashMap<>();
        recording.parameters().forEach((name, p) -> weights.put(name, sines(name, p.shape())));
        assertThat(weights)
                .containsKeys(
                        "encoder.layers.1.self_attn.in_proj_weight",
                        "encoder.layers.0.linear2.bias",
                        "encoder.layers.1.norm2.weight",
                        "decoder.layers.1.multihead_attn.out_proj.bias")
                .doesNotContainKey("encoder.0.weight");
        try (OnnxSession session = OnnxSession.open(OnnxFile.serving(recording, weights), 1)) {
            Map<String, float[]> y = session.run(
                    2,
                    Map.of(
                            "x", sines("x", 16).values(),
                            "t", new float[] {3, 11},
                            "condition", sines("condition", 12).values()));
            assertThat(y.getOrDefault("y", new float[0])).containsExactly(EXPECTED, Offset.offset(1e-5f));
        }
    }
}
