package org.plume.policy.cost;

import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Goal;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.Obstacle;
import org.plume.arm.PositionGoal;

/** A ball that moves in a plane or in space. */
final class ToolGeometry implements Geometry {

    private final Body.Tool tool;
    private final List<Obstacle> obstacles;

    ToolGeometry(Body.Tool tool, List<Obstacle> obstacles) {
        this.tool = tool;
        this.obstacles = obstacles;
    }

    @Override
    public double clearance(double[] from, double[] to) {
        double smallest = Double.POSITIVE_INFINITY;
        if (obstacles.isEmpty()) {
            return smallest;
        }
        Vector3D a = point(from);
        Vector3D b = point(to);
        int pieces = (int) Math.max(1, Math.ceil(a.distance(b) / SWEEP));
        for (int i = 0; i <= pieces; i++) {
            double u = (double) i / pieces;
            smallest = Math.min(smallest, nearest(new Vector3D(1 - u, a, u, b)));
        }
        return smallest - tool.radius();
    }

    @Override
    public double[] trace(double[] row) {
        return row.clone();
    }

    @Override
    public double openness(double[] point) {
        return nearest(point(point)) - tool.radius();
    }

    @Override
    public double positionExcess(double[] row) {
        return 0;
    }

    @Override
    public double velocityExcess(double[] from, double[] to, double dt) {
        if (tool.maxSpeed() == 0) {
            return 0;
        }
        return Math.max(0, point(from).distance(point(to)) / dt - tool.maxSpeed());
    }

    @Override
    public double distance(double[] row, Goal goal) {
        if (goal instanceof LineGoal line) {
            return Math.max(0, line.y() - row[1]);
        }
        if (goal instanceof PositionGoal position) {
            return position.p()
                    .distance(
                            row.length == 2
                                    ? new Vector3D(row[0], row[1], position.p().getZ())
                                    : point(row));
        }
        throw wrong(goal);
    }

    @Override
    public void checkGoal(Goal goal) {
        if (goal instanceof JointGoal) {
            throw wrong(goal);
        }
    }

    private static IllegalArgumentException wrong(Goal goal) {
        return new IllegalArgumentException("goal must be a position or a line: the model moves the tool, was " + goal);
    }

    private double nearest(Vector3D p) {
        double smallest = Double.POSITIVE_INFINITY;
        for (Obstacle obstacle : obstacles) {
            smallest = Math.min(smallest, obstacle.distance(p));
        }
        return smallest;
    }

    private Vector3D point(double[] row) {
        return new Vector3D(row[0], row[1], row.length == 2 ? tool.height() : row[2]);
    }
}
