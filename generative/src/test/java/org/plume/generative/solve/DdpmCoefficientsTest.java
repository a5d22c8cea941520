package org.plume.generative.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Fixtures;
import org.plume.generative.path.DiscreteSchedule;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;

/** The ancestral step x_u = a x_1 + b x_t + s z, and the levels that few steps visit, against diffusers' tables. */
class DdpmCoefficientsTest {

    private static final double[] ZERO = {0};
    private static final double[] ONE = {1};

    static Stream<JsonNode> tables() {
        return Stream.of(
                Fixtures.json("coefficients/coefficients_T100_squaredcos_cap_v2.json"),
                Fixtures.json("coefficients/coefficients_T100_linear.json"));
    }

    private static DiscreteSchedule schedule(JsonNode table) {
        int levels = table.get("num_train_timesteps").asInt();
        return table.get("beta_schedule").asText().equals("linear")
                ? DiscreteSchedule.linear(
                        levels,
                        table.get("beta_start").asDouble(),
                        table.get("beta_end").asDouble())
                : DiscreteSchedule.squaredCosine(levels);
    }

    private record Step(DiscreteSchedule schedule, double t, double u) {

        double of(double[] x, double[] target, double z) {
            RandomGenerator constant = new RandomGenerator() {
                @Override
                public long nextLong() {
                    throw new AssertionError("only Gaussian numbers are drawn");
                }

                @Override
                public double nextGaussian() {
                    return z;
                }
            };
            Path path = Path.of(schedule, Parameterization.TARGET);
            return OneStage.ANCESTRAL.move(path, x, t, u, target, constant)[0];
        }
    }

    /** Near clean data both sides subtract numbers close to 1 from 1. */
    @ParameterizedTest
    @MethodSource("tables")
    void everyAncestralStep_hasTheWeightsAndTheVarianceOfDiffusers(JsonNode table) {
        DiscreteSchedule schedule = schedule(table);
        JsonNode rows = table.get("ddpm_all_steps_float64");
        for (int i = 0; i < schedule.levels(); i++) {
            int level = rows.get("t").get(i).asInt();
            var close = within(level < 10 ? 1e-8 : 1e-10);
            Step step = new Step(schedule, schedule.timeOfLevel(level), schedule.timeOfLevel(level - 1));
            assertThat(step.of(ZERO, ONE, 0))
                    .as("weight of the target at %d", level)
                    .isCloseTo(rows.get("x0_coef").get(i).asDouble(), close);
            assertThat(step.of(ONE, ZERO, 0))
                    .as("weight of x at %d", level)
                    .isCloseTo(rows.get("xt_coef").get(i).asDouble(), close);
            double deviation = step.of(ZERO, ZERO, 1);
            assertThat(deviation)
                    .as("deviation at %d", level)
                    .isCloseTo(rows.get("std").get(i).asDouble(), close);
            assertThat(deviation * deviation)
                    .as("variance at %d", level)
                    .isCloseTo(rows.get("variance").get(i).asDouble(), close);
        }
    }

    /** Levels exactly, alphaBar as in the table of 64 bits; deviations stand in the fixture in 32 bits only. */
    @ParameterizedTest
    @MethodSource("tables")
    void everyShortGrid_visitsTheLevelsOfDiffusers(JsonNode table) {
        DiscreteSchedule schedule = schedule(table);
        double[] bars = Fixtures.vector(table.get("alphas_cumprod_float64"));
        for (Map.Entry<String, JsonNode> entry : table.get("ddim").properties()) {
            int steps = Integer.parseInt(entry.getKey());
            JsonNode rows = entry.getValue();
            TimeGrid grid = TimeGrid.levels(schedule, steps);
            assertThat(grid.steps()).isEqualTo(rows.get("timesteps").size());
            for (int i = 0; i < steps; i++) {
                int level = rows.get("timesteps").get(i).asInt();
                assertThat(grid.at(i)).isEqualTo(schedule.timeOfLevel(level));
                double alpha = schedule.at(grid.at(i)).alpha();
                assertThat(alpha * alpha).isCloseTo(bars[level], within(1e-10));
                double next = schedule.at(grid.at(i + 1)).alpha();
                assertThat(next * next)
                        .isCloseTo(rows.get("alpha_prod_t_prev").get(i).asDouble(), Percentage.withPercentage(2e-3));
                assertThat(new Step(schedule, grid.at(i), grid.at(i + 1)).of(ZERO, ZERO, 1))
                        .isCloseTo(rows.get("ddpm_std_same_steps").get(i).asDouble(), within(1e-5));
            }
        }
    }
}
