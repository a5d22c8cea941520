package org.plume.sim.reach;

import org.plume.arm.JointGoal;
import org.plume.arm.Scene;

/**
 * Something to reach.
 *
 * @param scene obstacles and a goal that is a configuration
 * @param start configuration at the start, rad
 */
public record Problem(Scene scene, double[] start) {

    public Problem {
        if (!(scene.goal() instanceof JointGoal goal) || goal.q().length != start.length) {
            throw new IllegalArgumentException(
                    "goal must be a configuration of " + start.length + " joints, was " + scene.goal());
        }
    }

    /** Configuration at the goal, rad. */
    public double[] goal() {
        return scene.goal() instanceof JointGoal goal ? goal.q().clone() : new double[0];
    }
}
