package org.plume.sim.avoiding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.sim.ModeCounts;
import org.plume.sim.Outcome;

/** The port against the human demonstrations. */
class AvoidingPortTest {

    @Test
    void everyLoggedPath_hasTheModeThatD3ilGivesIt() throws IOException {
        Demonstrations human = HumanDemonstrations.read();
        Map<String, String> codes = new HashMap<>();
        for (Demonstration demonstration : human.episodes()) {
            ModeCode mode = new ModeCode();
            for (double[] row : demonstration.rows()) {
                mode.visit(row[human.index("x")], row[human.index("y")]);
            }
            codes.put(demonstration.name(), mode.value().orElse("none"));
        }
        assertThat(codes).containsExactlyInAnyOrderEntriesOf(HumanDemonstrations.modes());
    }

    @Test
    void theLoggedModes_haveNearlyTheHighestEntropy() throws IOException {
        TreeMap<String, Integer> counts = new TreeMap<>();
        HumanDemonstrations.modes().values().forEach(mode -> counts.merge(mode, 1, Integer::sum));
        ModeCounts modes = new ModeCounts(counts);
        assertThat(modes.reached()).isEqualTo(24);
        assertThat(modes.entropy(24)).isCloseTo(0.9992, within(5e-5));
    }

    @Test
    void theReplayOfLoggedCommands_takesTheirWaysAndRarelyTouches() throws IOException {
        Demonstrations human = HumanDemonstrations.read();
        Map<String, String> codes = new HashMap<>();
        int touched = 0;
        for (Demonstration demonstration : human.episodes()) {
            double[][] rows = demonstration.rows();
            ToolDynamics tool = new ToolDynamics(rows[0][human.index("x")], rows[0][human.index("y")]);
            ModeCode mode = new ModeCode();
            double clearance = Double.POSITIVE_INFINITY;
            for (int t = 1; t < rows.length; t++) {
                double x = tool.x();
                double y = tool.y();
                tool.follow(rows[t][human.index("des_x")], rows[t][human.index("des_y")]);
                clearance = Math.min(clearance, Geometry.clearance(x, y, tool.x(), tool.y()));
                mode.visit(tool.x(), tool.y());
            }
            touched += clearance < 0 ? 1 : 0;
            codes.put(demonstration.name(), mode.value().orElse("none"));
        }
        assertThat(codes).containsExactlyInAnyOrderEntriesOf(HumanDemonstrations.modes());
        assertThat(touched).isLessThanOrEqualTo(3);
    }

    @Test
    void theLoggedPaths_neverTouch() throws IOException {
        Demonstrations human = HumanDemonstrations.read();
        double least = human.episodes().stream()
                .flatMap(d -> Arrays.stream(d.rows()))
                .mapToDouble(row -> Geometry.clearance(row[human.index("x")], row[human.index("y")]))
                .min()
                .orElseThrow();
        assertThat(least).isCloseTo(0.0019, within(1e-4));
    }

    @Test
    void noLoggedCommand_isClipped() throws IOException {
        Demonstrations human = HumanDemonstrations.read();
        for (Demonstration demonstration : human.episodes()) {
            double[][] rows = demonstration.rows();
            AvoidingSimulation simulation = AvoidingSimulation.at(rows[0][human.index("x")], rows[0][human.index("y")]);
            for (int t = 1; t < rows.length && simulation.outcome() == Outcome.RUNNING; t++) {
                simulation.act(new double[] {
                    rows[t][human.index("des_x")] - rows[t - 1][human.index("des_x")],
                    rows[t][human.index("des_y")] - rows[t - 1][human.index("des_y")]
                });
            }
            assertThat(simulation.clipped()).as(demonstration.name()).isZero();
        }
    }
}
