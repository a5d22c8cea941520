package org.plume.generative.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.plume.generative.Fixtures;
import org.plume.generative.solve.TimeGrid;

class DiscreteScheduleTest {

    @Test
    void squaredCosine_hasThePublishedValues() {
        DiscreteSchedule s = DiscreteSchedule.squaredCosine(100);
        assertThat(s.alphaBar(0)).isCloseTo(0.99936872, within(1e-8));
        assertThat(s.alphaBar(50)).isCloseTo(0.47826463, within(1e-8));
        assertThat(s.alphaBar(98)).isCloseTo(2.428573e-4, within(1e-10));
        assertThat(s.alphaBar(99)).isCloseTo(2.428573e-7, within(1e-13));
        assertThat(s.alphaBar(-1)).isEqualTo(1);
    }

    @Test
    void squaredCosine_agreesWithDiffusers() {
        JsonNode golden = Fixtures.json("coefficients/coefficients_T100_squaredcos_cap_v2.json");
        DiscreteSchedule s = DiscreteSchedule.squaredCosine(100);
        double[] expected = Fixtures.vector(golden.get("alphas_cumprod_float64"));
        for (int k = 0; k < 100; k++) {
            assertThat(s.alphaBar(k)).isCloseTo(expected[k], Percentage.withPercentage(1e-10));
        }
    }

    @Test
    void linear_agreesWithDiffusers() {
        JsonNode golden = Fixtures.json("coefficients/coefficients_T100_linear.json");
        DiscreteSchedule s = DiscreteSchedule.linear(
                100, golden.get("beta_start").asDouble(), golden.get("beta_end").asDouble());
        double[] expected = Fixtures.vector(golden.get("alphas_cumprod_float64"));
        for (int k = 0; k < 100; k++) {
            assertThat(s.alphaBar(k)).isCloseTo(expected[k], Percentage.withPercentage(1e-10));
        }
    }

    @Test
    void levelsAndTimes_agree() {
        DiscreteSchedule s = DiscreteSchedule.squaredCosine(100);
        for (int k = -1; k < 100; k++) {
            double t = s.timeOfLevel(k);
            assertThat(t).isCloseTo(1 - (k + 1) / 100.0, within(1e-15));
            assertThat(s.at(t).alpha()).isCloseTo(Math.sqrt(s.alphaBar(k)), within(1e-12));
            assertThat(s.at(t).spread()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void reducedSteps_visitTheLevelsThatDiffusersVisits() {
        DiscreteSchedule s = DiscreteSchedule.squaredCosine(100);
        TimeGrid grid = TimeGrid.levels(s, 16);
        assertThat(grid.at(0)).isEqualTo(s.timeOfLevel(90));
        assertThat(grid.at(1)).isEqualTo(s.timeOfLevel(84));
        assertThat(grid.at(15)).isEqualTo(s.timeOfLevel(0));
        assertThat(grid.at(16)).isEqualTo(1);
        assertThatThrownBy(() -> TimeGrid.levels(s, 101))
                .hasMessage("steps must be in [1, 100], the levels of the schedule, was 101");
    }
}
