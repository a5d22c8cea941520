package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

class ClearancePenaltyTest {

    private static final List<Obstacle> OBSTACLES = List.of(
            new Sphere(new Vector3D(0.3, 0.1, 0.5), 0.2),
            Cylinder.upright(new Vector3D(-0.3, 0.2, 0.5), 0.15, 0.3),
            new Box(
                    new Vector3D(0.1, -0.5, 0.6),
                    new Vector3D(0.2, 0.1, 0.3),
                    Pose.xyzRpy(0, 0, 0, 0.3, 0.5, 0.7).rotation()));

    @Test
    void everyGradient_isTheFiniteDifference() {
        ClearancePenalty penalty = ClearancePenalty.of(Panda.arm(), OBSTACLES, 0.05);
        int broken = 0;
        for (double[] q : PandaCoverTest.configurations(100)) {
            double[] gradient = new double[7];
            double cost = penalty.at(q, gradient);
            broken += cost > 0 ? 1 : 0;
            for (int j = 0; j < 7; j++) {
                double h = 1e-6;
                double[] plus = q.clone();
                double[] minus = q.clone();
                plus[j] += h;
                minus[j] -= h;
                double difference = (penalty.at(plus, new double[7]) - penalty.at(minus, new double[7])) / (2 * h);
                assertThat(gradient[j]).isEqualTo(difference, within(2e-6));
            }
        }
        assertThat(broken).isBetween(20, 100);
    }

    @Test
    void thePenalty_isZeroExactlyWhereTheMarginIsKept() {
        Arm arm = Panda.arm();
        ClearancePenalty penalty = ClearancePenalty.of(arm, OBSTACLES, 0.02);
        Clearance clearance = Clearance.of(arm, OBSTACLES);
        for (double[] q : PandaCoverTest.configurations(200)) {
            double[] gradient = new double[7];
            boolean free = penalty.at(q, gradient) == 0;
            assertThat(free).isEqualTo(clearance.at(q) >= 0.02);
            assertThat(Arrays.stream(gradient).allMatch(g -> g == 0)).isEqualTo(free);
        }
    }

    @Test
    void everyWrongArgument_isRefused() {
        assertThatThrownBy(() -> ClearancePenalty.of(Panda.arm(), OBSTACLES, 0))
                .hasMessage("margin must be > 0 and finite, was 0.0");
        ClearancePenalty penalty = ClearancePenalty.of(Panda.arm(), OBSTACLES, 0.1);
        assertThatThrownBy(() -> penalty.at(Panda.ready(), new double[6]))
                .hasMessage("gradient must have 7 entries, had 6");
    }
}
