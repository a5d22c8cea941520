package org.plume.arm;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** A ball of {@code radius} m. */
public record Sphere(Vector3D centre, double radius) implements Obstacle {

    public Sphere {
        Check.finite("centre", centre);
        Check.positive("radius", radius);
    }

    @Override
    public double distance(Vector3D p) {
        return centre.distance(p) - radius;
    }

    @Override
    public double boundingRadius() {
        return radius;
    }
}
