package org.plume.arm;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** A position of the tool, m, in the arm's base frame. */
public record PositionGoal(Vector3D p) implements Goal {

    public PositionGoal {
        Check.finite("goal p", p);
    }
}
