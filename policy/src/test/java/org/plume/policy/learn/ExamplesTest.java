package org.plume.policy.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.generative.Streams;
import org.plume.policy.ActionColumn;
import org.plume.policy.Augmentation;
import org.plume.policy.Encoding;
import org.plume.policy.PolicySpec;
import org.plume.policy.Specs;
import org.plume.policy.Windows;
import org.plume.policy.method.Flow;

class ExamplesTest {

    private static final Streams STREAMS = new Streams(1);

    /** A straight line: commanded cx = step, cy = 10 step; sensed half a step behind. */
    private static Demonstrations line(int steps) {
        double[][] rows = new double[steps][];
        for (int i = 0; i < steps; i++) {
            rows[i] = new double[] {i, 10.0 * i, i - 0.5, 10.0 * i - 5};
        }
        return new Demonstrations(Specs.COLUMNS, List.of(new Demonstration("line", rows, null)));
    }

    @Test
    void theFirstWindow_repeatsTheFirstRow() {
        Example example = Examples.of(Specs.plane(), line(30)).at(0, STREAMS.at(0));

        assertThat(example.features()).containsExactly(0, 0, -0.5, -5, 0, 0, -0.5, -5);
        assertThat(cx(example)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void everyWindow_isThePathRelativeToNow() {
        Examples examples = Examples.of(Specs.plane(), line(30));

        for (int now = 1; now < 30 - 8; now++) {
            Example example = examples.at(now, STREAMS.at(now));
            assertThat(example.features()[4]).isEqualTo(now);
            assertThat(cx(example)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    void windows_reachBeyondTheEndAsFarAsTheyArePadded() {
        Examples examples = Examples.of(Specs.plane(), line(30));
        int last = 30 - 8 + 3 + 1;

        assertThat(examples.size()).isEqualTo(last + 1);
        assertThat(cx(examples.at(last, STREAMS.at(0)))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void aHeldEnding_staysAtTheLastRow() {
        PolicySpec going = Specs.plane();
        PolicySpec held =
                with(going, new Windows(6, Windows.Ending.HOLD, false, 0, Augmentation.NONE), going.actions());
        Examples examples = Examples.of(held, line(30));

        assertThat(examples.size()).isEqualTo(30);
        assertThat(cx(examples.at(26, STREAMS.at(0)))).containsExactly(0, 1, 2, 3, 3, 3, 3, 3);
    }

    @Test
    void startsAreDrawn_asOftenAsTheirShare() {
        PolicySpec spec = Specs.plane();
        PolicySpec starting =
                with(spec, new Windows(3, Windows.Ending.CONTINUE, false, 0.4, Augmentation.NONE), spec.actions());
        Examples examples = Examples.of(starting, line(30));
        double[] first = examples.at(0, STREAMS.at(0)).features();
        RandomGenerator rng = STREAMS.at(1);
        int draws = 4000;

        long starts = IntStream.range(0, draws)
                .filter(i -> Arrays.equals(examples.draw(rng).features(), first))
                .count();

        double expected = 0.4 + 0.6 / examples.size();
        assertThat((double) starts / draws)
                .isEqualTo(expected, within(4 * Math.sqrt(expected * (1 - expected) / draws)));
    }

    @Test
    void idleRows_areTrimmed() {
        double[][] rows = {{0, 0, 0, 0}, {0, 0, 0.1, 0}, {0, 0, 0.2, 0}, {1, 0, 0, 0}, {2, 0, 1, 0}};
        Demonstrations idle = new Demonstrations(Specs.COLUMNS, List.of(new Demonstration("idle", rows, null)));
        PolicySpec spec = Specs.plane();
        PolicySpec trimmed =
                with(spec, new Windows(6, Windows.Ending.HOLD, true, 0, Augmentation.NONE), spec.actions());

        Examples examples = Examples.of(trimmed, idle);

        assertThat(examples.size()).isEqualTo(3);
        assertThat(examples.at(0, STREAMS.at(0)).features()[2]).isEqualTo(0.2);
    }

    @Test
    void absoluteActions_standInTheirOwnRow() {
        PolicySpec spec = Specs.plane();
        PolicySpec absolute = with(spec, spec.windows(), List.of(ActionColumn.parse("cx"), ActionColumn.parse("cy")));

        assertThat(cx(Examples.of(absolute, line(30)).at(5, STREAMS.at(0)))).containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void aDisturbedStart_leadsBackToThePath() {
        double persistence = 0.5;
        PolicySpec spec = Specs.plane(new Flow(1), 8, 2, 4, Specs.anchored(), new Augmentation(1, 0.1, 0, persistence));
        Examples examples = Examples.of(spec, line(30));

        for (int draw = 0; draw < 20; draw++) {
            Example example = examples.at(10, STREAMS.at(draw));
            double shift = example.features()[4] - 10;
            double[] path = cx(example);
            assertThat(example.features()[6]).as("x relative to cx").isEqualTo(-0.5, within(1e-12));
            assertThat(shift).isNotZero();
            for (int k = 1; k < 8; k++) {
                double demonstrated = k;
                assertThat(path[k]).isEqualTo(demonstrated + shift * Math.pow(persistence, k) - shift, within(1e-12));
            }
        }
    }

    @Test
    void anotherColumn_canHoldThePathToFollow() {
        PolicySpec spec = Specs.plane();
        PolicySpec follow = with(
                spec,
                new Windows(3, Windows.Ending.CONTINUE, false, 0, new Augmentation(0, 0, 0, 0)),
                List.of(ActionColumn.parse("delta(x, cx)"), ActionColumn.parse("delta(y, cy)")));

        assertThat(cx(Examples.of(follow, line(30)).at(10, STREAMS.at(0))))
                .containsExactly(0, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5);
    }

    @Test
    void missingColumnsAndEmptyData_areRefused() {
        Demonstrations other = new Demonstrations(
                List.of("a", "b"), List.of(new Demonstration("e", new double[][] {{0, 0}, {1, 1}}, null)));

        assertThatThrownBy(() -> Examples.of(Specs.plane(), other))
                .hasMessage("the demonstrations must have a column cx, had [a, b]");
        assertThatThrownBy(() -> Examples.of(Specs.plane(), new Demonstrations(Specs.COLUMNS, List.of())))
                .hasMessage("the demonstrations must have >= 1 episodes, had 0");
    }

    private static double[] cx(Example example) {
        double[] column = new double[8];
        Arrays.setAll(column, k -> example.target()[2 * k]);
        return column;
    }

    private static PolicySpec with(PolicySpec s, Windows windows, List<ActionColumn> actions) {
        return new PolicySpec(
                s.task(),
                s.observations(),
                actions,
                s.observationSteps(),
                s.horizon(),
                s.actionSteps(),
                s.dt(),
                s.goal(),
                s.obstacles(),
                Encoding.PLAIN,
                s.method(),
                s.network(),
                s.sampling(),
                s.body(),
                s.safety(),
                windows);
    }
}
