package org.plume.arm;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/**
 * A ball that covers part of a link.
 *
 * @param link index into {@link Arm#links()}
 * @param centre in the link's frame, m
 * @param radius m
 */
public record BodySphere(int link, Vector3D centre, double radius) {

    public BodySphere {
        if (link < 0) {
            throw new IllegalArgumentException("link must be >= 0, was " + link);
        }
        Check.finite("centre", centre);
        Check.positive("radius", radius);
    }
}
