package org.plume.generative.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Plan PLAN = new Plan(110, 0.1, 10, 0.9, 0.99, 0, 0, 0.999, 1);

    @Test
    void theLearningRate_risesLinearlyThenFallsAsACosine() {
        assertThat(PLAN.learningRateAt(0)).isEqualTo(0.1 / 11, within(1e-15));
        assertThat(PLAN.learningRateAt(9)).isEqualTo(1.0 / 11, within(1e-15));
        assertThat(PLAN.learningRateAt(10)).isEqualTo(0.1);
        assertThat(PLAN.learningRateAt(60)).isEqualTo(0.05, within(1e-15));
        assertThat(PLAN.learningRateAt(109)).isPositive().isLessThan(3e-5);
        assertThat(PLAN.learningRateAt(110)).isZero();
    }

    @Test
    void theAverage_forgetsTheStart() {
        assertThat(PLAN.emaDecayAt(0)).isEqualTo(0.1);
        assertThat(PLAN.emaDecayAt(90)).isEqualTo(0.91);
        assertThat(PLAN.emaDecayAt(1_000_000)).isEqualTo(0.999);
    }

    @Test
    void everyWrongValue_isNamed() {
        assertThatThrownBy(() -> new Plan(10, 0.1, 10, 0.9, 0.99, 0, 0, 0, 1))
                .hasMessage("warmupSteps must be in [0, steps), was 10");
        assertThatThrownBy(() -> new Plan(10, Double.NaN, 1, 0.9, 0.99, 0, 0, 0, 1))
                .hasMessage("learningRate must be in (0, 1), was NaN");
        assertThatThrownBy(() -> new Plan(10, 0.1, 1, 0.9, 1, 0, 0, 0, 1))
                .hasMessage("beta2 must be in [0, 1), was 1.0");
    }
}
