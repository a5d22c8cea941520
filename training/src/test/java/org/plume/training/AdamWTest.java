package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.generative.learn.Plan;
import org.plume.generative.nn.Tensor;

class AdamWTest {

    /** So many steps that the first few have the peak rate to the last digit. */
    private static final long FOREVER = 1_000_000_000_000L;

    @Test
    void threeSteps_areThoseOfPyTorch() {
        AdamW adam = new AdamW(plan(0.01, 0.1, 0, 0), state(0, 1, -2, 0.5f, 3, 0.1f, -0.2f));
        double[][] expected = {
            {0.9890000003333334, -1.9880000009999999, 0.5094999950000025, 2.9870000000666668, 0.10999999975, -0.2},
            {
                0.9783722517297956,
                -1.9760120019989997,
                0.5157062917171339,
                2.974013000133267,
                0.1199999995,
                -0.20742459578929845
            },
            {
                0.9678385392543336,
                -1.9640359909970007,
                0.5143319159627211,
                2.9610389871998004,
                0.12999999925,
                -0.2156804858887579
            }
        };
        for (int k = 0; k < 3; k++) {
            float[] w = {0.3f * (k + 1), -0.1f, 0.02f * (k - 1), 1.5f};
            float[] b = {-0.4f, 0.05f * k};
            adam.step(Map.of("w", w, "b", b)::get);
            TrainingState now = adam.state();
            for (int i = 0; i < 4; i++) {
                assertThat((double) values(now.weights(), "w")[i]).isEqualTo(expected[k][i], within(1e-6));
            }
            for (int i = 0; i < 2; i++) {
                assertThat((double) values(now.weights(), "b")[i]).isEqualTo(expected[k][4 + i], within(1e-6));
            }
        }
        assertThat(adam.state().step()).isEqualTo(3);
    }

    @Test
    void aGradientOfTwiceTheClipNorm_isHalved() {
        AdamW adam = new AdamW(plan(0.01, 0, 2.5, 0), state(0, 0, 0, 0, 0, 0, 0));
        double norm = adam.step(Map.of("w", new float[] {3, 0, 0, 0}, "b", new float[] {0, 4})::get);

        assertThat(norm).isEqualTo(5);
        assertThat(values(adam.state().first(), "w")[0]).isEqualTo(0.15f, within(1e-7f));
        assertThat(values(adam.state().first(), "b")[1]).isEqualTo(0.2f, within(1e-7f));
        assertThat(values(adam.state().second(), "b")[1]).isEqualTo(0.04f, within(1e-7f));
    }

    @Test
    void aGradientWithinTheClipNorm_isLeftAlone() {
        AdamW adam = new AdamW(plan(0.01, 0, 5, 0), state(0, 0, 0, 0, 0, 0, 0));
        adam.step(Map.of("w", new float[] {3, 0, 0, 0}, "b", new float[] {0, 4})::get);
        assertThat(values(adam.state().first(), "w")[0]).isEqualTo(0.3f, within(1e-7f));
    }

    @Test
    void onlyMatrices_decay() {
        AdamW adam = new AdamW(plan(0.1, 0.5, 0, 0), state(0, 1, 1, 1, 1, 1, 1));
        adam.step(Map.of("w", new float[4], "b", new float[2])::get);
        assertThat(values(adam.state().weights(), "w")).containsOnly(0.95f);
        assertThat(values(adam.state().weights(), "b")).containsOnly(1f);
    }

    @Test
    void theAverage_followsItsRecurrence() {
        Plan plan = plan(0.01, 0, 0, 0.6);
        AdamW adam =
                new AdamW(plan, TrainingState.start(state(0, 1, 2, 3, 4, 5, 6).weights(), true));
        double average = 1;
        for (int n = 0; n < 20; n++) {
            adam.step(Map.of("w", new float[] {1, 1, 1, 1}, "b", new float[2])::get);
            double decay = Math.min(0.6, (1.0 + n) / (10 + n));
            average = decay * average + (1 - decay) * values(adam.state().weights(), "w")[0];
        }
        assertThat((double) values(adam.state().averaged(), "w")[0]).isEqualTo(average, within(1e-6));
        assertThat(values(adam.state().averaged(), "b")).containsExactly(5, 6);
        assertThat(values(adam.state().weights(), "w")[0]).isEqualTo(0.8f, within(1e-5f));
    }

    @Test
    void withoutAveraging_theWeightsThemselvesAreServed() {
        TrainingState start = TrainingState.start(state(0, 1, 1, 1, 1, 1, 1).weights(), false);
        assertThat(start.averaged()).isSameAs(start.weights());
        AdamW adam = new AdamW(plan(0.1, 0, 0, 0), start);
        adam.step(Map.of("w", new float[] {1, 1, 1, 1}, "b", new float[2])::get);
        assertThat(values(adam.state().averaged(), "w"))
                .usingComparatorWithPrecision(1e-6f)
                .containsOnly(0.9f);
    }

    @Test
    void aQuadratic_isMinimised() {
        AdamW adam = new AdamW(new Plan(500, 0.05, 20, 0.9, 0.99, 0, 1, 0, 1), state(0, 4, -3, 2, -1, 1, 1));
        for (int n = 0; n < 500; n++) {
            Map<String, Tensor> w = adam.state().weights();
            adam.step(name -> values(w, name).clone());
        }
        assertThat(values(adam.state().weights(), "w"))
                .usingComparatorWithPrecision(1e-2f)
                .containsOnly(0f);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void aGradientThatIsNotFinite_changesNothing(float bad) {
        AdamW adam = new AdamW(plan(0.01, 0, 1, 0), state(0, 1, 2, 3, 4, 5, 6));
        assertThatThrownBy(() -> adam.step(Map.of("w", new float[] {0, bad, 0, 0}, "b", new float[2])::get))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the gradient at step 0 must be finite, its norm was " + bad
                        + "; lower learningRate = 0.01 or clipNorm = 1.0");
        assertThat(values(adam.state().weights(), "w")).containsExactly(1, 2, 3, 4);
        assertThat(adam.state().step()).isZero();
    }

    @Test
    void aGradientOfAnotherShape_isRefused() {
        AdamW adam = new AdamW(plan(0.01, 0, 1, 0), state(0, 1, 2, 3, 4, 5, 6));
        assertThatThrownBy(() -> adam.step(name -> new float[2]))
                .hasMessage("the gradient of w must have 4 entries, had 2");
    }

    @Test
    void aStateThatLacksAMoment_isRefused() {
        TrainingState whole = state(0, 1, 2, 3, 4, 5, 6);
        TrainingState lacking =
                new TrainingState(0, whole.weights(), whole.averaged(), Map.of("w", Tensor.zeros(1)), whole.second());
        assertThatThrownBy(() -> new AdamW(plan(0.01, 0, 1, 0), lacking))
                .hasMessage("the state of w must be shaped as its weights, Tensor[2, 2], was Tensor[1]");
    }

    private static Plan plan(double rate, double weightDecay, double clipNorm, double emaDecay) {
        return new Plan(FOREVER, rate, 0, 0.9, 0.99, weightDecay, clipNorm, emaDecay, 1);
    }

    private static TrainingState state(long step, float... values) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("w", Tensor.of(Arrays.copyOfRange(values, 0, 4), 2, 2));
        weights.put("b", Tensor.of(Arrays.copyOfRange(values, 4, 6), 2));
        TrainingState start = TrainingState.start(weights, false);
        return new TrainingState(step, start.weights(), start.averaged(), start.first(), start.second());
    }

    private static float[] values(Map<String, Tensor> tensors, String name) {
        Tensor t = tensors.get(name);
        assertThat(t).isNotNull();
        return Objects.requireNonNull(t).values();
    }
}
