package org.plume.sim.avoiding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.sim.Outcome;

class AvoidingExpertTest {

    private static final Demonstrations SHOWN = new AvoidingExpert().demonstrate(192, n -> {}, 1);

    @Test
    void everyWay_isShownEquallyOften() {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (Demonstration demonstration : SHOWN.episodes()) {
            if (demonstration.name().startsWith("whole")) {
                ModeCode mode = new ModeCode();
                for (double[] row : demonstration.rows()) {
                    mode.visit(row[0], row[1]);
                }
                counts.merge(mode.value().orElseThrow(), 1, Integer::sum);
            }
        }
        assertThat(counts).hasSize(24);
        assertThat(counts.values()).containsOnly(4);
    }

    @Test
    void everyDemonstration_keepsItsDistanceAndItsLimits() {
        for (Demonstration demonstration : SHOWN.episodes()) {
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
    void everyReplayFromTheStart_succeedsInItsWay() {
        for (Demonstration demonstration : SHOWN.episodes()) {
            double[][] rows = demonstration.rows();
            if (demonstration.name().startsWith("astray") || Geometry.START_X != rows[0][0] || pushed(rows)) {
                continue;
            }
            AvoidingSimulation simulation = AvoidingSimulation.at(rows[0][0], rows[0][1]);
            for (int t = 1; t < rows.length && simulation.outcome() == Outcome.RUNNING; t++) {
                simulation.act(new double[] {rows[t][2] - rows[t - 1][2], rows[t][3] - rows[t - 1][3]});
            }
            assertThat(simulation.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(simulation.clipped()).isZero();
        }
    }

    @Test
    void halfOfThem_beginAstray() {
        List<Demonstration> astray = SHOWN.episodes().stream()
                .filter(d -> d.name().startsWith("astray"))
                .toList();
        assertThat(astray).hasSize(96);
        double[] starts = astray.stream().mapToDouble(d -> d.rows()[0][1]).toArray();
        assertThat(Arrays.stream(starts).filter(y -> y < 0).count()).isBetween(15L, 85L);
    }

    /** Whether the tool was moved by anything but its law. */
    private static boolean pushed(double[][] rows) {
        ToolDynamics tool = new ToolDynamics(rows[0][0], rows[0][1]);
        for (int t = 1; t < rows.length; t++) {
            tool.follow(rows[t][2], rows[t][3]);
            if (Math.hypot(tool.x() - rows[t][0], tool.y() - rows[t][1]) > 1e-9) {
                return true;
            }
        }
        return false;
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
}
