package org.plume.sim.avoiding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;

class AvoidingExpertTest {

    private final Demonstrations shown = new AvoidingExpert().demonstrate(96, n -> {}, 1);

    @Test
    void everyWay_isShownEquallyOften() {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (Demonstration demonstration : shown.episodes()) {
            ModeCode mode = new ModeCode();
            for (double[] row : demonstration.rows()) {
                mode.visit(row[0], row[1]);
            }
            counts.merge(mode.value().orElseThrow(), 1, Integer::sum);
        }
        assertThat(counts).hasSize(24);
        assertThat(counts.values()).containsOnly(4);
    }

    @Test
    void everyDemonstration_keepsItsDistanceAndItsLimits() {
        for (Demonstration demonstration : shown.episodes()) {
            double[][] rows = demonstration.rows();
            for (int t = 1; t < rows.length; t++) {
                assertThat(Geometry.clearance(rows[t][0], rows[t][1])).isGreaterThanOrEqualTo(AvoidingExpert.CLEARANCE);
                assertThat(Math.abs(rows[t][2] - rows[t - 1][2])).isLessThanOrEqualTo(Avoiding.LIMIT + 1e-12);
                assertThat(Math.abs(rows[t][3] - rows[t - 1][3])).isLessThanOrEqualTo(Avoiding.LIMIT + 1e-12);
            }
            assertThat(rows[rows.length - 1][1]).isGreaterThan(Geometry.FINISH_Y);
        }
    }

    @Test
    void everyReplayWithoutPush_reachesTheLine() {
        for (Demonstration demonstration : shown.episodes()) {
            double[][] rows = demonstration.rows();
            ToolDynamics tool = new ToolDynamics(rows[0][0], rows[0][1]);
            double clearance = Double.POSITIVE_INFINITY;
            for (int t = 1; t < rows.length; t++) {
                double x = tool.x();
                double y = tool.y();
                tool.follow(rows[t][2], rows[t][3]);
                clearance = Math.min(clearance, Geometry.clearance(x, y, tool.x(), tool.y()));
            }
            assertThat(clearance).as(demonstration.name()).isPositive();
            assertThat(tool.y()).isGreaterThan(Geometry.FINISH_Y);
        }
    }

    @Test
    void aDemonstration_dependsOnSeedAndIndexAlone() {
        List<Integer> told = new ArrayList<>();
        Demonstrations fewer = new AvoidingExpert().demonstrate(3, told::add, 1);
        Demonstrations other = new AvoidingExpert().demonstrate(3, n -> {}, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(fewer.episodes().get(i).rows())
                    .isDeepEqualTo(shown.episodes().get(i).rows());
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
}
