package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

class PandaCoverTest {

    static List<double[]> configurations(int n) {
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        JointLimits limits = Panda.arm().limits();
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] q = new double[7];
            for (int j = 0; j < 7; j++) {
                q[j] = rng.nextDouble(limits.lower()[j], limits.upper()[j]);
            }
            all.add(q);
        }
        return all;
    }

    @Test
    void theCover_holdsTheDetailedOneOfTheUrdf_within4Millimetres() throws IOException {
        Arm detailed = Urdf.read(SharedData.file("panda/panda_spherized.urdf"), "panda_link0", "panda_grasptarget");
        Arm builtIn = Panda.arm();
        assertThat(detailed.spheres()).hasSize(59);
        assertThat(builtIn.spheres()).hasSize(30);
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        double[] q = Panda.ready();
        Pose[] theirs = detailed.linkPoses(q);
        Pose[] ours = builtIn.linkPoses(q);
        double worst = Double.NEGATIVE_INFINITY;
        for (BodySphere ball : detailed.spheres()) {
            for (int i = 0; i < 500; i++) {
                Vector3D way = new Vector3D(rng.nextGaussian(), rng.nextGaussian(), rng.nextGaussian()).normalize();
                Vector3D p = theirs[ball.link()].apply(ball.centre().add(ball.radius(), way));
                worst = Math.max(worst, outside(builtIn, ours, p));
            }
        }
        assertThat(worst).isLessThan(0.004);
    }

    private static double outside(Arm arm, Pose[] poses, Vector3D p) {
        double nearest = Double.POSITIVE_INFINITY;
        for (BodySphere ball : arm.spheres()) {
            nearest = Math.min(nearest, poses[ball.link()].apply(ball.centre()).distance(p) - ball.radius());
        }
        return nearest;
    }
}
