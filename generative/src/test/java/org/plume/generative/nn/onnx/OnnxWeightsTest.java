package org.plume.generative.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.nn.Case;
import org.plume.generative.nn.Networks;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;

class OnnxWeightsTest {

    static Stream<Case> networks() {
        return Networks.all();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyWeight_isReadAsItWasWritten(Case c) {
        Map<String, Tensor> weights = OnnxWeights.read(OnnxFile.serving(Recording.of(c.graph()), c.parameters()));

        assertThat(weights).containsAllEntriesOf(c.parameters());
    }

    @Test
    void everyTruncatedModel_isRefusedOrHasFewerWeights() {
        Case c = Networks.mlps().findFirst().orElseThrow();
        byte[] model = OnnxFile.serving(Recording.of(c.graph()), c.parameters());
        for (int length = 0; length < model.length; length += 97) {
            byte[] cut = Arrays.copyOf(model, length);
            try {
                assertThat(OnnxWeights.read(cut).size())
                        .isLessThanOrEqualTo(c.parameters().size() + 64);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("model must be a protobuf message");
            }
        }
    }

    @Test
    void whatIsNoMessage_isRefused() {
        assertThatThrownBy(() -> OnnxWeights.read(new byte[] {0x3F}))
                .hasMessage("model must be a protobuf message, has a field 7 of wire type 7");
        assertThatThrownBy(() -> OnnxWeights.read(new byte[] {0x3A, 0x7F}))
                .hasMessage("model must be a protobuf message, ends within a field");
    }
}
