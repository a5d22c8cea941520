package org.plume.sim.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.plume.arm.Arm;
import org.plume.arm.Clearance;
import org.plume.arm.Cylinder;
import org.plume.arm.Obstacle;
import org.plume.arm.Panda;
import org.plume.arm.Sphere;

class PathOptimiserTest {

    private static final Arm ARM = Panda.arm();

    private static double[] turned(double q0) {
        double[] q = Panda.ready();
        q[0] = q0;
        return q;
    }

    @Test
    void withoutObstacles_theStraightLineIsTaut() {
        List<Obstacle> far = List.of(new Sphere(new Vector3D(0, 0, 5), 0.1));
        double[] bulge = turned(0);
        bulge[1] += 0.5;
        bulge[4] -= 0.8;
        double[][] initial = Resample.evenly(new double[][] {turned(-0.6), bulge, turned(0.6)}, 20);
        double[][] path = new PathOptimiser(ARM, far, 0.04).optimise(initial, 20, 1e-9);
        for (int i = 0; i <= 20; i++) {
            double[] expected = turned(-0.6 + 1.2 * i / 20);
            for (int j = 0; j < 7; j++) {
                assertThat(path[i][j]).isEqualTo(expected[j], within(1e-4));
            }
        }
    }

    @Test
    void aPostInTheWay_isGoneAroundOnTheSideOfTheGuess() {
        Vector3D middle = ARM.tool(turned(0)).position();
        List<Obstacle> post = List.of(Cylinder.upright(new Vector3D(middle.getX(), 0, 0.3), 0.03, 0.3));
        for (double reach : new double[] {-0.5, 0.5}) {
            double[] beside = turned(0);
            beside[1] += reach;
            double[][] initial = Resample.evenly(new double[][] {turned(-0.6), beside, turned(0.6)}, 24);
            double[][] path = new PathOptimiser(ARM, post, 0.04).optimise(initial, 30, 1e-6);
            double x = ARM.tool(path[12]).position().getX();
            assertThat(x > middle.getX()).isEqualTo(reach > 0);
            Clearance clearance = Clearance.of(ARM, post);
            for (int i = 1; i < path.length; i++) {
                assertThat(clearance.between(path[i - 1], path[i], 0.005)).isGreaterThan(0.03);
            }
            assertThat(new Way("", path).length()).isLessThan(new Way("", initial).length() + 0.2);
        }
    }
}
