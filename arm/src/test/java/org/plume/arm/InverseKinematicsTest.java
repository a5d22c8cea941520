package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

class InverseKinematicsTest {

    private final Arm arm = Panda.arm();
    private final InverseKinematics inverse = InverseKinematics.of(arm);
    private final RandomGenerator rng =
            RandomGeneratorFactory.of("L64X128MixRandom").create(6);

    @Test
    void nearlyEveryReachablePose_isReached_withinTheLimits() {
        int reached = 0;
        for (double[] q : PandaCoverTest.configurations(200)) {
            Pose target = arm.tool(q);
            Optional<double[]> found = inverse.solve(target, Panda.ready(), 20, rng);
            if (found.isPresent()) {
                reached++;
                Pose tool = arm.tool(found.get());
                assertThat(tool.position().distance(target.position())).isLessThan(1e-6);
                assertThat(Rotation.distance(tool.rotation(), target.rotation()))
                        .isLessThan(2e-5);
                assertThat(arm.limits().contains(found.get())).isTrue();
            }
        }
        assertThat(reached).isGreaterThanOrEqualTo(198);
    }

    @Test
    void aNearbyPose_isReachedNearby() {
        double[] q = Panda.ready();
        Pose now = arm.tool(q);
        Pose target = new Pose(now.rotation(), now.position().add(new Vector3D(0.01, -0.02, 0.01)));
        double[] found = inverse.solve(target, q).orElseThrow();
        for (int j = 0; j < 7; j++) {
            assertThat(Math.abs(found[j] - q[j])).isLessThan(0.1);
        }
    }

    @Test
    void aPositionAlone_leavesTheOrientationFree() {
        Vector3D target = new Vector3D(0.4, 0.3, 0.4);
        double[] found = inverse.solve(target, Panda.ready()).orElseThrow();
        assertThat(arm.tool(found).position().distance(target)).isLessThan(1e-6);
    }

    @Test
    void whatIsOutOfReach_isNotFound() {
        assertThat(inverse.solve(new Vector3D(1.5, 0, 0.3), Panda.ready())).isEmpty();
        Pose far = new Pose(Rotation.IDENTITY, new Vector3D(0, 0, 2));
        assertThat(inverse.solve(far, Panda.ready(), 3, rng)).isEmpty();
    }

    @Test
    void everyStartThatIsNoConfiguration_isRefused() {
        assertThatThrownBy(() -> inverse.solve(new Vector3D(0.4, 0, 0.4), new double[6]))
                .hasMessage("q must have 7 entries, had 6");
        assertThatThrownBy(() -> inverse.solve(new Vector3D(0.4, 0, 0.4), new double[] {0, 0, 0, Double.NaN, 0, 0, 0}))
                .hasMessageContaining("start must be finite");
    }
}
