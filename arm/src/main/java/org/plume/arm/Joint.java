package org.plume.arm;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/**
 * How a link moves on its parent: by {@code origin}, then by the joint's own motion along or about {@code axis}.
 *
 * @param axis unit vector in the child's frame; of no meaning when fixed
 * @param lower rad, or m when prismatic; -infinity when continuous
 * @param velocity largest speed, rad/s or m/s
 */
public record Joint(String name, Kind kind, Pose origin, Vector3D axis, double lower, double upper, double velocity) {

    /** The kinds of URDF that have at most one degree of freedom. */
    public enum Kind {
        FIXED,
        REVOLUTE,
        CONTINUOUS,
        PRISMATIC;

        public boolean moves() {
            return this != FIXED;
        }
    }

    public Joint {
        if (kind.moves()) {
            if (!(Math.abs(axis.getNorm() - 1) < 1e-6)) {
                throw new IllegalArgumentException("axis of joint " + name + " must have norm 1, was " + axis);
            }
            if (!(lower <= upper)) {
                throw new IllegalArgumentException(
                        "lower limit of joint " + name + " must be <= upper = " + upper + ", was " + lower);
            }
            if (!(velocity > 0)) {
                throw new IllegalArgumentException("velocity limit of joint " + name + " must be > 0, was " + velocity);
            }
        }
    }

    /** A joint that does not move: its link stands at {@code origin} of its parent. */
    public static Joint fixed(String name, Pose origin) {
        return new Joint(name, Kind.FIXED, origin, Vector3D.PLUS_K, 0, 0, Double.POSITIVE_INFINITY);
    }
}
