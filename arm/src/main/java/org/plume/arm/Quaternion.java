package org.plume.arm;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;

/**
 * A rotation as a unit quaternion w + xi + yj + zk in Hamilton's convention, v' = q v q*, as URDF, ROS, MuJoCo and the
 * wire use it. Commons Math stores the conjugate: never hand these numbers to its constructor directly.
 */
public record Quaternion(double w, double x, double y, double z) {

    /** Normalises; the norm must lie within 1 % of 1. */
    public Quaternion {
        double norm = Math.sqrt(w * w + x * x + y * y + z * z);
        if (!(Math.abs(norm - 1) <= 0.01)) {
            throw new IllegalArgumentException("quaternion must have norm 1, was " + norm + " for [w " + w + ", x " + x
                    + ", y " + y + ", z " + z + "]");
        }
        w /= norm;
        x /= norm;
        y /= norm;
        z /= norm;
    }

    /** Of the same rotation; Commons Math keeps the conjugate. */
    public static Quaternion of(Rotation rotation) {
        return new Quaternion(rotation.getQ0(), -rotation.getQ1(), -rotation.getQ2(), -rotation.getQ3());
    }

    /** The rotation that it stands for. */
    public Rotation rotation() {
        return new Rotation(w, -x, -y, -z, false);
    }
}
