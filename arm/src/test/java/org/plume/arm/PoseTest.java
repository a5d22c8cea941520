package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

class PoseTest {

    private final RandomGenerator rng =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);

    @Test
    void aQuarterTurnAboutZ_takesXToY_inHamiltonsConvention() {
        Rotation turn = new Quaternion(Math.sqrt(0.5), 0, 0, Math.sqrt(0.5)).rotation();
        assertThat(turn.applyTo(Vector3D.PLUS_I).distance(Vector3D.PLUS_J)).isLessThan(1e-15);
        assertThat(Quaternion.of(turn).z()).isPositive();
        Pose yaw = Pose.xyzRpy(0, 0, 0, 0, 0, Math.PI / 2);
        assertThat(yaw.apply(Vector3D.PLUS_I).distance(Vector3D.PLUS_J)).isLessThan(1e-15);
    }

    @Test
    void rollPitchYaw_turnAboutFixedAxesInThatOrder() {
        Vector3D p = new Vector3D(0.3, -0.2, 0.9);
        Vector3D stepwise = Pose.xyzRpy(0, 0, 0, 0, 0, 1.1)
                .apply(Pose.xyzRpy(0, 0, 0, 0, 0.7, 0)
                        .apply(Pose.xyzRpy(0, 0, 0, 0.4, 0, 0).apply(p)));
        assertThat(Pose.xyzRpy(1, 2, 3, 0.4, 0.7, 1.1).apply(p).distance(stepwise.add(new Vector3D(1, 2, 3))))
                .isLessThan(1e-14);
    }

    @Test
    void everyPose_isUndoneByItsInverse_andComposes() {
        for (int i = 0; i < 100; i++) {
            Pose a = random();
            Pose b = random();
            Vector3D p = new Vector3D(rng.nextGaussian(), rng.nextGaussian(), rng.nextGaussian());
            assertThat(a.then(b).apply(p).distance(a.apply(b.apply(p)))).isLessThan(1e-13);
            assertThat(a.inverse().apply(a.apply(p)).distance(p)).isLessThan(1e-13);
            double[] flat = new double[Frames.SIZE];
            Frames.put(a, flat, 0);
            assertThat(Rotation.distance(Frames.pose(flat, 0).rotation(), a.rotation()))
                    .isLessThan(1e-7);
        }
    }

    @Test
    void aQuaternionThatIsNoRotation_isRefused() {
        assertThatThrownBy(() -> new Quaternion(1, 1, 0, 0))
                .hasMessageContaining("quaternion must have norm 1, was 1.414");
        assertThatThrownBy(() -> new Quaternion(Double.NaN, 0, 0, 0)).hasMessageContaining("norm 1, was NaN");
    }

    private Pose random() {
        return Pose.xyzRpy(
                rng.nextGaussian(),
                rng.nextGaussian(),
                rng.nextGaussian(),
                rng.nextDouble(-3, 3),
                rng.nextDouble(-1.5, 1.5),
                rng.nextDouble(-3, 3));
    }
}
