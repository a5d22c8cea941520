package org.plume.sim.avoiding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;

class AvoidingRehearsalTest {

    private static final Demonstrations SHOWN = new AvoidingExpert().demonstrate(24, n -> {}, 1);

    @Test
    void theUndisturbedCopy_isTheDemonstration() {
        Demonstrations again = new AvoidingRehearsal().rehearse(SHOWN, 0, n -> {}, 1);
        assertThat(again.episodes()).hasSize(24);
        for (int i = 0; i < 24; i++) {
            double[][] rows = again.episodes().get(i).rows();
            double[][] shown = SHOWN.episodes().get(i).rows();
            assertThat(again.episodes().get(i).name())
                    .isEqualTo(SHOWN.episodes().get(i).name() + "_0");
            for (int t = 0; t < shown.length; t++) {
                assertThat(rows[t]).containsExactly(shown[t], within(1e-12));
                assertThat(rows[t][4]).isCloseTo(rows[t][2], within(1e-12));
                assertThat(rows[t][5]).isCloseTo(rows[t][3], within(1e-12));
            }
        }
    }

    @Test
    void theDisturbedCopies_strayByMillimetresAndReturn() {
        Demonstrations again = new AvoidingRehearsal().rehearse(SHOWN, 20, n -> {}, 1);
        double squares = 0;
        double most = 0;
        for (Demonstration demonstration : again.episodes()) {
            for (double[] row : demonstration.rows()) {
                double away = Math.hypot(row[2] - row[4], row[3] - row[5]);
                squares += away * away;
                most = Math.max(most, away);
            }
        }
        assertThat(again.episodes().size()).isBetween(24 * 18, 24 * 21);
        assertThat(Math.sqrt(squares / again.steps())).isBetween(0.002, 0.008);
        assertThat(most).isLessThan(0.04);
    }

    @Test
    void aCopy_dependsOnItsIndicesAlone() {
        Demonstrations two = new AvoidingRehearsal().rehearse(SHOWN, 2, n -> {}, 1);
        Demonstrations four = new AvoidingRehearsal().rehearse(SHOWN, 4, n -> {}, 1);
        for (Demonstration demonstration : two.episodes()) {
            assertThat(four.episodes())
                    .filteredOn(d -> d.name().equals(demonstration.name()))
                    .singleElement()
                    .satisfies(d -> assertThat(d.rows()).isDeepEqualTo(demonstration.rows()));
        }
    }

    @Test
    void theHumanDemonstrations_areRehearsedInTheirWays() throws IOException {
        Demonstrations human = HumanDemonstrations.read();
        Map<String, String> modes = HumanDemonstrations.modes();
        Demonstrations again = new AvoidingRehearsal().rehearse(human, 6, n -> {}, 1);
        int same = 0;
        for (Demonstration demonstration : again.episodes()) {
            ModeCode mode = new ModeCode();
            for (double[] row : demonstration.rows()) {
                mode.visit(row[0], row[1]);
            }
            String name = demonstration.name().replaceFirst("_\\d+$", "");
            same += mode.value().orElse("none").equals(modes.get(name)) ? 1 : 0;
        }
        assertThat(again.episodes().size()).isBetween(600, 665);
        assertThat(same).isGreaterThan(again.episodes().size() * 98 / 100);
        assertThat(again.episodes()).filteredOn(d -> d.name().endsWith("_0")).hasSizeGreaterThanOrEqualTo(93);
    }

    @Test
    void whatCannotBeRehearsed_isRefused() {
        assertThatThrownBy(() -> new AvoidingRehearsal().rehearse(SHOWN, -1, n -> {}, 1))
                .hasMessage("copies must be >= 0, was -1");
        Demonstrations joints =
                new Demonstrations(List.of("q0"), List.of(new Demonstration("a", new double[][] {{0}, {1}}, null)));
        assertThatThrownBy(() -> new AvoidingRehearsal().rehearse(joints, 1, n -> {}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column des_x must be one of [q0]");
    }
}
