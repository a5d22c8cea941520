package org.plume.sim.avoiding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.sim.Outcome;

class AvoidingExpertTest {

    private static final int ROUND = 24;
    private static final Demonstrations SHOWN = new AvoidingExpert().demonstrate(10 * ROUND, n -> {}, 1);

    @Test
    void everyWay_isShownEquallyOften() {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (Demonstration demonstration : SHOWN.episodes()) {
            ModeCode mode = new ModeCode();
            for (double[] row : demonstration.rows()) {
                mode.visit(row[0], row[1]);
            }
            counts.merge(mode.value().orElseThrow(), 1, Integer::sum);
        }
        assertThat(counts).hasSize(24);
        assertThat(counts.values()).containsOnly(10);
    }

    @Test
    void everyDemonstration_keepsItsDistanceAndItsLimits() {
        for (int i = 0; i < SHOWN.episodes().size(); i++) {
            double[][] rows = SHOWN.episodes().get(i).rows();
            double least = disturbed(i) ? 0 : AvoidingExpert.CLEARANCE;
            for (int t = 1; t < rows.length; t++) {
                assertThat(Geometry.clearance(rows[t][0], rows[t][1])).isGreaterThan(least);
                assertThat(Math.abs(rows[t][2] - rows[t - 1][2])).isLessThanOrEqualTo(Avoiding.LIMIT + 1e-12);
                assertThat(Math.abs(rows[t][3] - rows[t - 1][3])).isLessThanOrEqualTo(Avoiding.LIMIT + 1e-12);
            }
            assertThat(rows[rows.length - Follower.RUN_ON][1]).isGreaterThan(Geometry.FINISH_Y);
        }
    }

    @Test
    void theCommandsOfEveryUndisturbedDemonstration_succeedInItsWay() {
        for (int i = 0; i < SHOWN.episodes().size(); i++) {
            if (!disturbed(i)) {
                double[][] rows = SHOWN.episodes().get(i).rows();
                AvoidingSimulation simulation = AvoidingSimulation.at(Geometry.START_X, Geometry.START_Y);
                for (int t = 1; simulation.outcome() == Outcome.RUNNING; t++) {
                    simulation.act(new double[] {rows[t][2] - rows[t - 1][2], rows[t][3] - rows[t - 1][3]});
                }
                assertThat(simulation.outcome()).isEqualTo(Outcome.SUCCESS);
                assertThat(simulation.mode()).contains(Way.all().get(i % ROUND).code());
                assertThat(simulation.clipped()).isZero();
            }
        }
    }

    @Test
    void aDemonstration_dependsOnSeedAndIndexAlone() {
        List<Integer> told = new ArrayList<>();
        Demonstrations fewer = new AvoidingExpert().demonstrate(3, told::add, 1);
        Demonstrations other = new AvoidingExpert().demonstrate(3, n -> {}, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(fewer.episodes().get(i).rows())
                    .isDeepEqualTo(SHOWN.episodes().get(i).rows());
            assertThat(other.episodes().get(i).rows()[20])
                    .isNotEqualTo(fewer.episodes().get(i).rows()[20]);
        }
        assertThat(told).containsExactly(1, 2, 3);
    }

    @Test
    void noDemonstration_isRefused() {
        assertThatThrownBy(() -> new AvoidingExpert().demonstrate(0, n -> {}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("episodes must be >= 1, was 0");
    }

    private static boolean disturbed(int i) {
        return i / ROUND % 5 != 0;
    }
}
