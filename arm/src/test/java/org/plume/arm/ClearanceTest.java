package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

class ClearanceTest {

    private final RandomGenerator rng =
            RandomGeneratorFactory.of("L64X128MixRandom").create(5);

    private List<Obstacle> someObstacles() {
        List<Obstacle> obstacles = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Vector3D c = new Vector3D(rng.nextDouble(-0.8, 0.8), rng.nextDouble(-0.8, 0.8), rng.nextDouble(0, 1));
            Pose turn = Pose.xyzRpy(0, 0, 0, rng.nextDouble(-3, 3), rng.nextDouble(-1.5, 1.5), rng.nextDouble(-3, 3));
            obstacles.add(
                    switch (i % 3) {
                        case 0 -> new Sphere(c, rng.nextDouble(0.02, 0.2));
                        case 1 ->
                            new Cylinder(c, rng.nextDouble(0.02, 0.2), rng.nextDouble(0.05, 0.4), turn.rotation());
                        default ->
                            new Box(
                                    c,
                                    new Vector3D(
                                            rng.nextDouble(0.02, 0.3),
                                            rng.nextDouble(0.02, 0.3),
                                            rng.nextDouble(0.02, 0.3)),
                                    turn.rotation());
                    });
        }
        return obstacles;
    }

    @Test
    void everyClearance_isTheSmallestOverBallsAndObstacles() {
        Arm arm = Panda.arm();
        for (double[] q : PandaCoverTest.configurations(200)) {
            List<Obstacle> obstacles = someObstacles();
            Pose[] poses = arm.linkPoses(q);
            double expected = Double.POSITIVE_INFINITY;
            for (BodySphere ball : arm.spheres()) {
                for (Obstacle obstacle : obstacles) {
                    if (ball.link() > 0) {
                        Vector3D p = poses[ball.link()].apply(ball.centre());
                        expected = Math.min(expected, obstacle.distance(p) - ball.radius());
                    }
                }
            }
            assertThat(Clearance.of(arm, obstacles).at(q)).isEqualTo(expected, within(1e-12));
        }
    }

    @Test
    void withoutObstacles_everythingIsFar() {
        Clearance clearance = Clearance.of(Panda.arm(), List.of());
        assertThat(clearance.at(Panda.ready())).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(clearance.between(Panda.ready(), new double[] {1, 0, 0, -1, 0, 1, 0}, 0.01))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void anArmWithoutBalls_isRefused() {
        Arm bare = Panda.arm().withSpheres(List.of());
        assertThatThrownBy(() -> Clearance.of(bare, List.of())).hasMessageContaining("must have >= 1 body spheres");
    }

    @Test
    void noBall_movesFartherThanMotionSays() {
        Arm arm = Panda.arm();
        Clearance clearance = Clearance.of(arm, List.of());
        List<double[]> all = PandaCoverTest.configurations(100);
        for (int i = 0; i + 1 < all.size(); i++) {
            double[] qa = all.get(i);
            double[] qb = all.get(i + 1);
            double bound = clearance.motion(qa, qb);
            for (BodySphere ball : arm.spheres()) {
                double length = 0;
                Vector3D before = arm.linkPoses(qa)[ball.link()].apply(ball.centre());
                for (int k = 1; k <= 20; k++) {
                    double[] q = new double[7];
                    for (int j = 0; j < 7; j++) {
                        q[j] = qa[j] + k / 20.0 * (qb[j] - qa[j]);
                    }
                    Vector3D now = arm.linkPoses(q)[ball.link()].apply(ball.centre());
                    length += now.distance(before);
                    before = now;
                }
                assertThat(length).isLessThanOrEqualTo(bound);
            }
        }
    }

    @Test
    void aThinRodBetweenTwoFreeEnds_isMet() {
        Arm arm = Panda.arm();
        double[] left = Panda.ready();
        double[] right = Panda.ready();
        left[0] = -0.6;
        right[0] = 0.6;
        Vector3D middle = arm.tool(Panda.ready()).position();
        Clearance clearance = Clearance.of(arm, List.of(Cylinder.upright(middle, 0.002, 0.05)));
        assertThat(clearance.at(left)).isPositive();
        assertThat(clearance.at(right)).isPositive();
        assertThat(clearance.between(left, right, 0.005)).isNegative();
        assertThat(clearance.keeps(0, left, right, 0.005)).isFalse();
    }

    @Test
    void whateverKeepsAMargin_hasIt_andTheOtherWayRound() {
        Arm arm = Panda.arm();
        List<double[]> all = PandaCoverTest.configurations(200);
        int kept = 0;
        for (int i = 0; i + 1 < all.size(); i++) {
            Clearance clearance = Clearance.of(arm, someObstacles());
            double[] qa = all.get(i);
            double[] qb = qa.clone();
            for (int j = 0; j < 7; j++) {
                qb[j] += 0.2 * (all.get(i + 1)[j] - qa[j]);
            }
            double sampled = clearance.between(qa, qb, 0.002);
            if (clearance.keeps(0.01, qa, qb, 0.002)) {
                kept++;
                assertThat(sampled).isGreaterThan(0.01 - 0.001);
            } else {
                assertThat(sampled).isLessThan(0.01 + 0.001);
            }
        }
        assertThat(kept).isBetween(10, 190);
    }
}
