package org.plume.sim.reach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimingTest {

    private static final double[][] PATH = {{0, 0}, {0.5, 0.4}, {1, 0.3}, {1.5, 0}};

    @Test
    void everyWalk_startsAndEndsExactly_andNeverExceedsTheCruise() {
        double[][] steps = Timing.walk(PATH, 0, 0.1);
        assertThat(steps[0]).containsExactly(PATH[0]);
        assertThat(steps[steps.length - 1]).containsExactly(PATH[3]);
        for (int i = 1; i < steps.length; i++) {
            assertThat(Way.distance(steps[i - 1], steps[i]) / 0.1).isLessThan(Timing.CRUISE + 1e-9);
        }
    }

    @Test
    void itSpeedsUpAndSlowsDown_withoutStops() {
        double[][] steps = Timing.walk(PATH, 0, 0.1);
        double first = Way.distance(steps[0], steps[1]);
        double second = Way.distance(steps[1], steps[2]);
        double last = Way.distance(steps[steps.length - 2], steps[steps.length - 1]);
        assertThat(first).isBetween(0.015, 0.021);
        assertThat(second).isGreaterThan(first);
        assertThat(last).isLessThan(0.01);
        assertThat(steps.length).isBetween(22, 40);
    }

    @Test
    void itKeepsToThePath() {
        for (double[] q : Timing.walk(PATH, 0.8, 0.1)) {
            assertThat(q[1]).isBetween(-0.01, 0.45);
            assertThat(q[0]).isBetween(0.0, 1.5);
        }
    }
}
