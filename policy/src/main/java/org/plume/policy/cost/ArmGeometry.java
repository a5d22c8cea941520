package org.plume.policy.cost;

import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Arm;
import org.plume.arm.Clearance;
import org.plume.arm.Goal;
import org.plume.arm.InverseKinematics;
import org.plume.arm.JointGoal;
import org.plume.arm.JointLimits;
import org.plume.arm.LineGoal;
import org.plume.arm.Obstacle;
import org.plume.arm.PositionGoal;

/** An arm with its joint limits and its cover of balls. */
final class ArmGeometry implements Geometry {

    private final Arm arm;
    private final JointLimits limits;
    private final List<Obstacle> obstacles;
    private final @Nullable Clearance clearance;

    ArmGeometry(Arm arm, List<Obstacle> obstacles) {
        this.arm = arm;
        this.obstacles = obstacles;
        limits = arm.limits();
        clearance = obstacles.isEmpty() ? null : Clearance.of(arm, obstacles);
    }

    @Override
    public double clearance(double[] from, double[] to) {
        return clearance == null ? Double.POSITIVE_INFINITY : clearance.between(from, to, SWEEP);
    }

    @Override
    public double[] trace(double[] row) {
        return arm.tool(row).position().toArray();
    }

    @Override
    public double openness(double[] point) {
        Vector3D p = new Vector3D(point);
        double smallest = Double.POSITIVE_INFINITY;
        for (Obstacle obstacle : obstacles) {
            smallest = Math.min(smallest, obstacle.distance(p));
        }
        return smallest;
    }

    @Override
    public double positionExcess(double[] row) {
        return limits.excess(row);
    }

    @Override
    public double velocityExcess(double[] from, double[] to, double dt) {
        return limits.velocityExcess(from, to, dt);
    }

    @Override
    public double distance(double[] row, Goal goal) {
        if (goal instanceof JointGoal joints) {
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += (joints.q()[j] - row[j]) * (joints.q()[j] - row[j]);
            }
            return Math.sqrt(sum);
        }
        Vector3D tool = arm.tool(row).position();
        if (goal instanceof PositionGoal position) {
            return tool.distance(position.p());
        }
        return Math.max(0, ((LineGoal) goal).y() - tool.getY());
    }

    @Override
    public void checkGoal(Goal goal) {
        if (goal instanceof JointGoal joints) {
            checkJoints(joints.q());
        } else if (goal instanceof PositionGoal position
                && InverseKinematics.of(arm).solve(position.p(), middle()).isEmpty()) {
            throw new IllegalArgumentException(
                    "goal.position must be within reach of arm " + arm.name() + ", was " + position.p());
        }
    }

    private void checkJoints(double[] q) {
        if (q.length != arm.joints()) {
            throw new IllegalArgumentException("goal.joints must have " + arm.joints()
                    + " positions, one for each joint of arm " + arm.name() + ", had " + q.length);
        }
        for (int j = 0; j < q.length; j++) {
            if (!(q[j] >= limits.lower()[j] && q[j] <= limits.upper()[j])) {
                throw new IllegalArgumentException("goal.joints.positions[" + j + "] must be within the limits ["
                        + limits.lower()[j] + ", " + limits.upper()[j] + "] rad of joint "
                        + arm.jointNames().get(j) + ", was " + q[j]);
            }
        }
        if (clearance != null && clearance.at(q) < 0) {
            throw new IllegalArgumentException(
                    "goal.joints must be free of the known obstacles, was " + -clearance.at(q) + " m inside one");
        }
    }

    private double[] middle() {
        double[] q = new double[limits.joints()];
        for (int j = 0; j < q.length; j++) {
            double middle = (limits.lower()[j] + limits.upper()[j]) / 2;
            q[j] = Double.isFinite(middle) ? middle : 0;
        }
        return q;
    }
}
