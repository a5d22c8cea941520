package org.plume.sim.avoiding;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Arm;
import org.plume.arm.InverseKinematics;
import org.plume.arm.Panda;
import org.plume.arm.Pose;

/** Joints that hold the rod upright along a path of the tool. */
final class RodPosture {

    /** The posture at the start of the first human demonstration, rad. */
    private static final double[] START = {-0.3575, 0.4294, -0.1338, -2.0546, 0.0926, 2.4807, 0.2333};

    private RodPosture() {}

    /**
     * Joints for each position of {@code tool [steps, 3]}, each found from the one before so that the arm moves smoothly;
     * where a position is out of reach the arm stays as it was.
     */
    static double[][] along(double[][] tool) {
        Arm arm = Panda.withRod();
        InverseKinematics inverse = InverseKinematics.of(arm);
        Rotation upright = upright(arm.tool(START).rotation());
        double[][] joints = new double[tool.length][];
        double[] q = START;
        for (int i = 0; i < tool.length; i++) {
            Pose target = new Pose(upright, new Vector3D(tool[i]));
            q = inverse.solve(target, q).orElse(q);
            joints[i] = q.clone();
        }
        return joints;
    }

    /** The rotation nearest to {@code rotation} whose z axis points down. */
    private static Rotation upright(Rotation rotation) {
        Rotation tilt = new Rotation(rotation.applyTo(Vector3D.PLUS_K), Vector3D.MINUS_K);
        return tilt.applyTo(rotation);
    }
}
