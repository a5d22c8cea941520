package org.plume.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plume.sim.Seams.Commanded;

class SeamsTest {

    private static final Task TASK = Tasks.named("avoiding");

    private static final double DT = TASK.dt();

    private static final Offset<Double> ROUNDING = within(1e-9);

    private static double[] move(double x, double y) {
        return new double[] {x * DT, y * DT};
    }

    /** 0.3 m/s to the right, then 0.4 m/s upward: the velocity changes by 0.5 m/s where the second chunk takes over. */
    @Test
    void everyTurn_isAJumpWhereItHappens() {
        double[][] actions = {move(0.3, 0), move(0.3, 0), move(0.3, 0), move(0, 0.4), move(0, 0.4), move(0, 0.4)};
        Seams seams = Seams.of(TASK, List.of(new Commanded(actions, List.of(3))));

        assertThat(seams.jump().value()).isCloseTo(0.5, ROUNDING);
        assertThat(seams.innerJump().value()).isCloseTo(0, ROUNDING);
        assertThat(seams.jerk().value()).isCloseTo(0.5 / (DT * DT), within(1e-6));
        assertThat(seams.innerJerk().value()).isCloseTo(0, within(1e-6));
    }

    /** Constant acceleration a has no jerk, and jumps by a dt everywhere. */
    @Test
    void constantAcceleration_hasNoJerk() {
        double[][] actions = new double[8][];
        for (int n = 0; n < actions.length; n++) {
            actions[n] = move(0.1 * n, 0);
        }
        Seams seams = Seams.of(TASK, List.of(new Commanded(actions, List.of(4)), new Commanded(actions, List.of())));

        assertThat(seams.jump().value()).isCloseTo(0.1, ROUNDING);
        assertThat(seams.innerJump().value()).isCloseTo(0.1, ROUNDING);
        assertThat(seams.jerk().value()).isCloseTo(0, within(1e-6));
    }

    @Test
    void withoutASeam_nothingIsKnownOfSeams() {
        Seams seams = Seams.of(TASK, List.of(new Commanded(new double[][] {move(1, 0), move(1, 0)}, List.of())));
        assertThat(seams.jump().value()).isNaN();
    }
}
