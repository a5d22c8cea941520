package org.plume.arm;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** A box; {@code halfExtents} are half of its edges along its own axes, m. */
public record Box(Vector3D centre, Vector3D halfExtents, Rotation rotation) implements Obstacle {

    public Box {
        Check.finite("centre", centre);
        Check.positive("halfExtents.x", halfExtents.getX());
        Check.positive("halfExtents.y", halfExtents.getY());
        Check.positive("halfExtents.z", halfExtents.getZ());
    }

    /** With edges along the axes of the base frame; centre and half extents in m. */
    public static Box aligned(Vector3D centre, Vector3D halfExtents) {
        return new Box(centre, halfExtents, Rotation.IDENTITY);
    }

    @Override
    public double distance(Vector3D p) {
        Vector3D local = rotation.applyInverseTo(p.subtract(centre));
        return distance(
                Math.abs(local.getX()) - halfExtents.getX(),
                Math.abs(local.getY()) - halfExtents.getY(),
                Math.abs(local.getZ()) - halfExtents.getZ());
    }

    /** From the signed distances to the three pairs of faces. */
    static double distance(double dx, double dy, double dz) {
        double deepest = Math.max(dx, Math.max(dy, dz));
        if (deepest <= 0) {
            return deepest;
        }
        double x = Math.max(dx, 0);
        double y = Math.max(dy, 0);
        double z = Math.max(dz, 0);
        return Math.sqrt(x * x + y * y + z * z);
    }

    @Override
    public double boundingRadius() {
        return halfExtents.getNorm();
    }
}
