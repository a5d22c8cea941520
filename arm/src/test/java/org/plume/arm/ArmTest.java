package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

class ArmTest {

    private final RandomGenerator rng =
            RandomGeneratorFactory.of("L64X128MixRandom").create(2);

    /** Two joints in the plane, links of 1 m, then a slide along y: the pose has a closed form. */
    private static Arm planar() {
        Joint shoulder = new Joint("shoulder", Joint.Kind.CONTINUOUS, Pose.IDENTITY, Vector3D.PLUS_K, -9, 9, 1);
        Joint elbow = new Joint("elbow", Joint.Kind.REVOLUTE, Pose.at(1, 0, 0), Vector3D.MINUS_K, -2, 2, 1);
        Joint slide = new Joint("slide", Joint.Kind.PRISMATIC, Pose.at(1, 0, 0), Vector3D.PLUS_J, -1, 1, 1);
        List<Link> links = List.of(
                new Link("base", -1, null, List.of()),
                new Link("upper", 0, shoulder, List.of()),
                new Link("lower", 1, elbow, List.of()),
                new Link("hand", 2, slide, List.of()));
        return new Arm("planar", links, 3, Pose.IDENTITY, List.of(new BodySphere(3, Vector3D.ZERO, 0.1)));
    }

    @Test
    void thePlanarTool_standsWhereTrigonometrySays() {
        double a = 0.3;
        double b = 0.5;
        double s = 0.2;
        Vector3D p = planar().tool(new double[] {a, -b, s}).position();
        assertThat(p.getX()).isEqualTo(Math.cos(a) + Math.cos(a + b) - s * Math.sin(a + b), within(1e-14));
        assertThat(p.getY()).isEqualTo(Math.sin(a) + Math.sin(a + b) + s * Math.cos(a + b), within(1e-14));
    }

    @Test
    void everyAxis_turnsAsRodriguesSays() {
        Vector3D axis = new Vector3D(1, 2, -2).scalarMultiply(1.0 / 3);
        Joint joint = new Joint("j", Joint.Kind.REVOLUTE, Pose.at(0.1, 0.2, 0.3), axis, -3, 3, 1);
        List<Link> links = List.of(new Link("base", -1, null, List.of()), new Link("tip", 0, joint, List.of()));
        Arm arm = new Arm("one", links, 1, Pose.at(1, 1, 1), List.of());
        Vector3D expected = new Rotation(axis, 0.8, RotationConvention.VECTOR_OPERATOR)
                .applyTo(new Vector3D(1, 1, 1))
                .add(new Vector3D(0.1, 0.2, 0.3));
        assertThat(arm.tool(new double[] {0.8}).position().distance(expected)).isLessThan(1e-14);
    }

    @Test
    void everyJacobian_isTheFiniteDifference() {
        for (Arm arm : List.of(Panda.arm(), Panda.withRod(), planar())) {
            for (int trial = 0; trial < 20; trial++) {
                double[] q = random(arm);
                double[][] jacobian = arm.jacobian(q);
                for (int j = 0; j < q.length; j++) {
                    double h = 1e-6;
                    double[] plus = q.clone();
                    double[] minus = q.clone();
                    plus[j] += h;
                    minus[j] -= h;
                    Pose after = arm.tool(plus);
                    Pose before = arm.tool(minus);
                    Vector3D v = after.position().subtract(before.position()).scalarMultiply(0.5 / h);
                    Quaternion turn = Quaternion.of(
                            after.rotation().applyTo(before.rotation().revert()));
                    double half = turn.w() < 0 ? -h : h;
                    double[] difference = {
                        v.getX(), v.getY(), v.getZ(), turn.x() / half, turn.y() / half, turn.z() / half
                    };
                    for (int i = 0; i < 6; i++) {
                        assertThat(jacobian[i][j]).isEqualTo(difference[i], within(1e-7));
                    }
                }
            }
        }
    }

    @Test
    void everyLinkPose_composesItsParents() {
        Arm arm = Panda.arm();
        double[] q = random(arm);
        Pose[] poses = arm.linkPoses(q);
        Pose tool = poses[arm.toolLink()].then(arm.toolMount());
        assertThat(tool.position().distance(arm.tool(q).position())).isLessThan(1e-14);
        assertThat(poses[0].position()).isEqualTo(Vector3D.ZERO);
        assertThat(arm.links()).hasSize(poses.length);
    }

    @Test
    void everyLimit_isCheckedWhereItIsLeft() {
        JointLimits limits = planar().limits();
        assertThat(limits.excess(new double[] {0, 2.5, -1.25})).isEqualTo(0.5);
        assertThat(limits.contains(new double[] {0, 2, -1})).isTrue();
        assertThat(limits.excess(new double[] {Double.NaN, 0, 0})).isInfinite();
        assertThat(limits.velocityExcess(new double[3], new double[] {0, -0.3, 0}, 0.1))
                .isEqualTo(2, within(1e-12));
        assertThat(limits.clip(new double[] {0, 3, -3})).containsExactly(0, 2, -1);
        assertThatThrownBy(() -> limits.contains(new double[2])).hasMessage("q must have 3 entries, had 2");
        assertThatThrownBy(() -> new JointLimits(new double[] {1}, new double[] {0}, new double[] {1}))
                .hasMessage("lower[0] must be <= upper[0] = 0.0, was 1.0");
    }

    @Test
    void everyWrongTree_isRefused() {
        Link base = new Link("base", -1, null, List.of());
        Joint joint = new Joint("j", Joint.Kind.REVOLUTE, Pose.IDENTITY, Vector3D.PLUS_K, -1, 1, 1);
        Link left = new Link("left", 0, joint, List.of());
        Link right = new Link("right", 0, joint, List.of());
        assertThatThrownBy(() -> new Arm("a", List.of(base), 0, Pose.IDENTITY, List.of()))
                .hasMessage("arm a must have >= 1 moving joints, had 0");
        assertThatThrownBy(() -> new Arm("a", List.of(base, left, right), 1, Pose.IDENTITY, List.of()))
                .hasMessageContaining("every moving joint must carry the tool");
        assertThatThrownBy(() -> new Arm("a", List.of(base, left), 2, Pose.IDENTITY, List.of()))
                .hasMessage("toolLink must be in [0, 2), was 2");
        assertThatThrownBy(() -> planar().tool(new double[2])).hasMessage("q must have 3 entries, had 2");
    }

    private double[] random(Arm arm) {
        JointLimits limits = arm.limits();
        double[] q = new double[arm.joints()];
        for (int j = 0; j < q.length; j++) {
            q[j] = rng.nextDouble(limits.lower()[j], limits.upper()[j]);
        }
        return q;
    }
}
