package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;
import org.plume.training.dl4j.SameDiffEngine;
import org.plume.training.onnx.OnnxEngine;

class SecondDerivativeTest {

    /** mean((d/dx w x^2)^2) = mean(4 w^2 x^2), by w: mean(8 w x^2). */
    private static final Objective PENALTY = new Objective() {
        @Override
        public List<Input> inputs() {
            return List.of(Input.numbers("x", 1));
        }

        @Override
        public <V> V loss(Ops<V> o, Map<String, V> in) {
            V x = Objects.requireNonNull(in.get("x"));
            V y = o.mul(o.square(x), o.parameter("w", Init.ONES, 1));
            V ones = o.shift(o.scale(y, 0), 1);
            V slope = o.vjp(y, ones, List.of(x)).get(0);
            return o.meanAll(o.square(slope));
        }
    };

    private static final Map<String, Tensor> WEIGHTS = Map.of("w", Tensor.of(new float[] {3}, 1));
    private static final Map<String, Tensor> BATCH = Map.of("x", Tensor.of(new float[] {1, -2, 0.5f}, 3, 1));

    @Test
    void aGradientPenalty_isDifferentiatedByTheDefaultEngine() {
        double meanSquare = (1 + 4 + 0.25) / 3;
        try (Gradient gradient = new OnnxEngine().open(PENALTY, WEIGHTS)) {
            assertThat(gradient.at(BATCH)).isEqualTo(36 * meanSquare, within(1e-4));
            assertThat((double) gradient.by("w")[0]).isEqualTo(24 * meanSquare, within(1e-4));
        }
    }

    @Test
    void aGradientPenalty_isRefusedByDeeplearning4j() {
        assertThatThrownBy(() -> new SameDiffEngine().open(PENALTY, WEIGHTS))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("engine dl4j cannot train a loss that holds a derivative; use engine onnx");
    }
}
