package org.plume.arm;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** A cylinder whose axis is the rotated z axis; {@code radius} and {@code halfLength} in m. */
public record Cylinder(Vector3D centre, double radius, double halfLength, Rotation rotation) implements Obstacle {

    public Cylinder {
        Check.finite("centre", centre);
        Check.positive("radius", radius);
        Check.positive("halfLength", halfLength);
    }

    /** With its axis along z of the base frame; lengths in m. */
    public static Cylinder upright(Vector3D centre, double radius, double halfLength) {
        return new Cylinder(centre, radius, halfLength, Rotation.IDENTITY);
    }

    @Override
    public double distance(Vector3D p) {
        Vector3D local = rotation.applyInverseTo(p.subtract(centre));
        return distance(Math.hypot(local.getX(), local.getY()), Math.abs(local.getZ()), radius, halfLength);
    }

    static double distance(double fromAxis, double height, double radius, double halfLength) {
        double side = fromAxis - radius;
        double cap = height - halfLength;
        if (side <= 0 || cap <= 0) {
            return Math.max(side, cap);
        }
        return Math.sqrt(side * side + cap * cap);
    }

    @Override
    public double boundingRadius() {
        return Math.hypot(radius, halfLength);
    }
}
