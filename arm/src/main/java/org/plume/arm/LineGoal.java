package org.plume.arm;

/** A line in the plane that the tool is to cross: y >= this value, m. */
public record LineGoal(double y) implements Goal {

    public LineGoal {
        Check.finite("goal y", y);
    }
}
