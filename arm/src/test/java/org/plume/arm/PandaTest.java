package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

class PandaTest {

    private static final List<Column> JOINTS = Column.parseList("q0,q1,q2,q3,q4,q5,q6");
    private static final List<Column> SPEEDS = Column.parseList("dq0,dq1,dq2,dq3,dq4,dq5,dq6");
    private static final List<Column> POSE = Column.parseList("x,y,z,qw,qx,qy,qz");

    /** The simulator of the data logs a joint state with the tool's pose of one of its steps, 1 ms, before. */
    private static final double LAG = 0.001;

    @Test
    void everyLoggedPoseOfAvoiding_isThatOfItsOwnMillisecond() throws IOException {
        Demonstrations data = Demonstrations.read(SharedData.file("d3il_avoiding/d3il_avoiding_96.csv.gz"));
        Arm arm = Panda.withRod();
        double worst = 0;
        double worstTurn = 0;
        double worstUnshifted = 0;
        for (Demonstration episode : data.episodes()) {
            double[][] q = data.values(episode, JOINTS);
            double[][] speed = data.values(episode, SPEEDS);
            double[][] logged = data.values(episode, POSE);
            for (int i = 0; i < q.length; i++) {
                double[] p = logged[i];
                Vector3D position = new Vector3D(p[0], p[1], p[2]);
                worstUnshifted =
                        Math.max(worstUnshifted, arm.tool(q[i]).position().distance(position));
                Pose tool = arm.tool(before(q[i], speed[i]));
                worst = Math.max(worst, tool.position().distance(position));
                Rotation rotation = new Quaternion(p[3], p[4], p[5], p[6]).rotation();
                worstTurn = Math.max(worstTurn, Rotation.distance(tool.rotation(), rotation));
            }
        }
        assertThat(data.episodes()).hasSize(96);
        assertThat(data.steps()).isEqualTo(7401);
        assertThat(worst).isLessThan(1e-9);
        assertThat(worstTurn).isLessThan(1e-5);
        assertThat(worstUnshifted).isLessThan(0.63e-3);
    }

    private static double[] before(double[] q, double[] speed) {
        double[] earlier = q.clone();
        for (int j = 0; j < q.length; j++) {
            earlier[j] -= LAG * speed[j];
        }
        return earlier;
    }

    @Test
    void everyLimit_isFrankas() {
        JointLimits limits = Panda.arm().limits();
        assertThat(limits.lower()).containsExactly(-2.8973, -1.7628, -2.8973, -3.0718, -2.8973, -0.0175, -2.8973);
        assertThat(limits.upper()).containsExactly(2.8973, 1.7628, 2.8973, -0.0698, 2.8973, 3.7525, 2.8973);
        assertThat(limits.velocity()).containsExactly(2.175, 2.175, 2.175, 2.175, 2.61, 2.61, 2.61);
        assertThat(limits.contains(Panda.ready())).isTrue();
    }

    @Test
    void theReadyTool_pointsDownInFront() {
        Pose tool = Panda.arm().tool(Panda.ready());
        assertThat(tool.position().distance(new Vector3D(0.307, 0, 0.485))).isLessThan(0.01);
        assertThat(tool.rotation().applyTo(Vector3D.PLUS_K).getZ()).isLessThan(-0.999);
    }
}
