package org.plume.arm;

import java.util.Arrays;

/** A configuration, rad (m for prismatic joints). */
public record JointGoal(double[] q) implements Goal {

    public JointGoal {
        if (q.length == 0) {
            throw new IllegalArgumentException("goal q must have >= 1 entries, had 0");
        }
        Check.finite("goal q", q);
        q = q.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JointGoal goal && Arrays.equals(q, goal.q);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(q);
    }

    @Override
    public String toString() {
        return "JointGoal" + Arrays.toString(q);
    }
}
