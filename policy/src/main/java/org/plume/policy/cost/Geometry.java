package org.plume.policy.cost;

import org.plume.arm.Goal;

/** A body among obstacles: what a row of a path, and a straight move between two rows, mean in space. */
public interface Geometry {

    /** Farthest that the body moves between two looks of a sweep, m. */
    double SWEEP = 0.005;

    /** The smallest signed distance to an obstacle on the straight move between two rows, m; +infinity without obstacles. */
    double clearance(double[] from, double[] to);

    /** The point that stands for the body at a row, for distances between paths, m where the body is known. */
    double[] trace(double[] row);

    /** The smallest signed distance of a trace point to an obstacle, m; +infinity without obstacles. */
    double openness(double[] point);

    /** The largest excess over a position limit, rad or m; 0 within. */
    double positionExcess(double[] row);

    /** The largest excess over a velocity limit on a move of dt seconds; 0 within. */
    double velocityExcess(double[] from, double[] to, double dt);

    /**
     * Distance of a row to a goal, m or rad. A goal that the body cannot have, or cannot reach, is an
     * {@link IllegalArgumentException}.
     */
    double distance(double[] row, Goal goal);

    /** Refuses a goal that the body cannot have or cannot reach. */
    void checkGoal(Goal goal);
}
