package org.plume.arm;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** A solid in the arm's base frame. */
public sealed interface Obstacle permits Sphere, Cylinder, Box {

    /** Its middle in the base frame, m. */
    Vector3D centre();

    /** Signed distance of a point to the surface, m: negative inside. */
    double distance(Vector3D p);

    /** Radius of the smallest sphere about the centre that holds the solid, m. */
    double boundingRadius();
}
