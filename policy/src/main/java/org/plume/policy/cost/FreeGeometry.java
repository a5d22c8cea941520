package org.plume.policy.cost;

import org.plume.arm.Goal;

/** Rows without a meaning in space: nothing is near, nothing is limited. */
final class FreeGeometry implements Geometry {

    @Override
    public double clearance(double[] from, double[] to) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double[] trace(double[] row) {
        return row.clone();
    }

    @Override
    public double openness(double[] point) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double positionExcess(double[] row) {
        return 0;
    }

    @Override
    public double velocityExcess(double[] from, double[] to, double dt) {
        return 0;
    }

    @Override
    public double distance(double[] row, Goal goal) {
        throw wrong(goal);
    }

    @Override
    public void checkGoal(Goal goal) {
        throw wrong(goal);
    }

    private static IllegalArgumentException wrong(Goal goal) {
        return new IllegalArgumentException("goal must be absent: the model does not say what body moves, was " + goal);
    }
}
