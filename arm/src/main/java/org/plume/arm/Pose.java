package org.plume.arm;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** A rigid motion p -> R p + t: the place of a frame within another. */
public record Pose(Rotation rotation, Vector3D position) {

    public static final Pose IDENTITY = new Pose(Rotation.IDENTITY, Vector3D.ZERO);

    public Pose {
        Check.finite("position", position);
    }

    /** Moved, not turned; m. */
    public static Pose at(double x, double y, double z) {
        return new Pose(Rotation.IDENTITY, new Vector3D(x, y, z));
    }

    /** Fixed-axis roll, pitch, yaw as URDF means them: R = Rz(yaw) Ry(pitch) Rx(roll). */
    public static Pose xyzRpy(double x, double y, double z, double roll, double pitch, double yaw) {
        double cr = Math.cos(roll / 2);
        double sr = Math.sin(roll / 2);
        double cp = Math.cos(pitch / 2);
        double sp = Math.sin(pitch / 2);
        double cy = Math.cos(yaw / 2);
        double sy = Math.sin(yaw / 2);
        Quaternion q = new Quaternion(
                cr * cp * cy + sr * sp * sy,
                sr * cp * cy - cr * sp * sy,
                cr * sp * cy + sr * cp * sy,
                cr * cp * sy - sr * sp * cy);
        return new Pose(q.rotation(), new Vector3D(x, y, z));
    }

    /** The point with coordinates {@code p} in this frame, in the outer frame. */
    public Vector3D apply(Vector3D p) {
        return rotation.applyTo(p).add(position);
    }

    /** The motion that does {@code inner} first: {@code then(inner).apply(p) = apply(inner.apply(p))}. */
    public Pose then(Pose inner) {
        return new Pose(rotation.applyTo(inner.rotation), apply(inner.position));
    }

    /** The pose that undoes this one. */
    public Pose inverse() {
        return new Pose(rotation.revert(), rotation.applyInverseTo(position).negate());
    }
}
