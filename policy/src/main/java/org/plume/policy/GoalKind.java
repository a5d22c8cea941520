package org.plume.policy;

import org.jspecify.annotations.Nullable;
import org.plume.arm.Goal;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.PositionGoal;

/** The kinds of goal that a policy can be made to see. */
public enum GoalKind {
    /** None. */
    NONE {
        @Override
        double[] values(Goal goal) {
            return new double[0];
        }
    },
    /** A configuration: one number for each coordinate of the path, also given relative to the present. */
    JOINTS {
        @Override
        double[] values(Goal goal) {
            return goal instanceof JointGoal joints ? joints.q() : mismatch(goal);
        }
    },
    /** A position of the tool: x, y, z. */
    POSITION {
        @Override
        double[] values(Goal goal) {
            return goal instanceof PositionGoal position ? position.p().toArray() : mismatch(goal);
        }
    },
    /** A line y = value. */
    LINE {
        @Override
        double[] values(Goal goal) {
            return goal instanceof LineGoal line ? new double[] {line.y()} : mismatch(goal);
        }
    };

    /** The goal's own numbers. */
    abstract double[] values(Goal goal);

    /** The goal as this kind's numbers; an {@link IllegalArgumentException} says which kind was needed. */
    public double[] of(@Nullable Goal goal) {
        if (this == NONE) {
            return new double[0];
        }
        if (goal == null) {
            throw new IllegalArgumentException(
                    "goal must be given: the model needs a goal of kind " + this + ", had none");
        }
        return values(goal);
    }

    double[] mismatch(Goal goal) {
        throw new IllegalArgumentException("goal must be of kind " + this + ", was " + goal);
    }
}
