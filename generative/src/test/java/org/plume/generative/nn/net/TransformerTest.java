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
        2.9265639f, 1.7413017f, 2.9260527f, 1.7426716f, 2.9085409f, 1.734769f, 2.9029323f, 1.7304753f,
        2.9110614f, 1.7241431f, 2.9218736f, 1.7297396f, 2.9101532f, 1.7253679f, 2.8954702f, 1.7176633f
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
            assertThat(y.getOrDefault("y", new float[0])).containsExactly(EXPECTED, Offset.offset(5e-6f));
        }
    }
}
