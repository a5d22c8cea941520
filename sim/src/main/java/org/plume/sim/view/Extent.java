package org.plume.sim.view;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Arm;
import org.plume.arm.BodySphere;
import org.plume.arm.Box;
import org.plume.arm.Cylinder;
import org.plume.arm.Goal;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.Obstacle;
import org.plume.arm.Pose;
import org.plume.arm.PositionGoal;
import org.plume.arm.Sphere;

/** What is to be seen, as points that mark its bounds, m. */
final class Extent {

    /** How much of the arm above everything else is shown, m. */
    private static final double HEADROOM = 0.3;

    /** How far an arm without a cover of balls may reach from its joints, m. */
    private static final double BODY = 0.08;

    /** As many postures of the arm are looked at. */
    private static final int POSES = 10;

    private final List<Vector3D> points = new ArrayList<>();

    /**
     * What the episode is about: paths, obstacles, goal.
     *
     * @param body whether the arm is part of it: all of it where its joints have a goal, else what is near the paths
     */
    static Extent of(Setting setting, List<Moment> moments, boolean body) {
        Extent extent = new Extent();
        setting.scene().obstacles().forEach(extent::add);
        for (Moment moment : moments) {
            extent.add(moment.executed());
            moment.candidates().forEach(candidate -> extent.add(candidate.tool()));
        }
        Arm arm = setting.arm();
        Goal goal = setting.scene().goal();
        if (goal instanceof PositionGoal position) {
            extent.points.add(position.p());
        }
        if (goal instanceof LineGoal line && !extent.points.isEmpty()) {
            double floor = Math.min(0, extent.low().getZ());
            extent.points.add(new Vector3D(extent.low().getX() - GoalFigure.OVERHANG, line.y(), floor));
            double east = extent.high().getX() + GoalFigure.OVERHANG;
            extent.points.add(new Vector3D(east, line.y() + GoalFigure.LABEL, floor));
        }
        if (arm != null && goal instanceof JointGoal joints && joints.q().length == arm.joints()) {
            extent.add(arm, joints.q());
        }
        if (arm != null && (body || extent.points.isEmpty())) {
            double ceiling = goal instanceof JointGoal || extent.points.isEmpty()
                    ? Double.POSITIVE_INFINITY
                    : extent.high().getZ() + HEADROOM;
            Extent poses = new Extent();
            int stride = Math.max(1, moments.size() / POSES);
            for (int i = 0; i < moments.size(); i += stride) {
                double[] q = moments.get(i).joints();
                if (q.length == arm.joints()) {
                    poses.add(arm, q);
                }
            }
            poses.points.stream().filter(p -> p.getZ() <= ceiling).forEach(extent.points::add);
        }
        if (extent.points.isEmpty()) {
            extent.corners(Pose.IDENTITY, new Vector3D(0.5, 0.5, 0.5));
        }
        return extent;
    }

    List<Vector3D> points() {
        return points;
    }

    Vector3D low() {
        double[] low = points.get(0).toArray();
        for (Vector3D point : points) {
            double[] p = point.toArray();
            for (int c = 0; c < 3; c++) {
                low[c] = Math.min(low[c], p[c]);
            }
        }
        return new Vector3D(low);
    }

    Vector3D high() {
        double[] high = points.get(0).toArray();
        for (Vector3D point : points) {
            double[] p = point.toArray();
            for (int c = 0; c < 3; c++) {
                high[c] = Math.max(high[c], p[c]);
            }
        }
        return new Vector3D(high);
    }

    private void add(double[][] path) {
        for (double[] point : path) {
            points.add(new Vector3D(point));
        }
    }

    private void add(Arm arm, double[] q) {
        Pose[] poses = arm.linkPoses(q);
        for (Pose pose : poses) {
            points.add(pose.position());
        }
        if (arm.spheres().isEmpty()) {
            for (Pose pose : poses) {
                corners(Solid.at(pose.position()), new Vector3D(BODY, BODY, BODY));
            }
        }
        for (BodySphere ball : arm.spheres()) {
            Vector3D centre = poses[ball.link()].apply(ball.centre());
            corners(Solid.at(centre), new Vector3D(1, 1, 1).scalarMultiply(ball.radius() / Math.sqrt(3)));
        }
        points.add(arm.tool(q).position());
    }

    private void add(Obstacle obstacle) {
        if (obstacle instanceof Sphere sphere) {
            double r = sphere.radius();
            corners(Solid.at(sphere.centre()), new Vector3D(r, r, r));
        } else if (obstacle instanceof Cylinder cylinder) {
            Vector3D half = new Vector3D(cylinder.radius(), cylinder.radius(), cylinder.halfLength());
            corners(new Pose(cylinder.rotation(), cylinder.centre()), half);
        } else if (obstacle instanceof Box box) {
            corners(new Pose(box.rotation(), box.centre()), box.halfExtents());
        }
    }

    private void corners(Pose pose, Vector3D half) {
        for (int i = 0; i < 8; i++) {
            points.add(pose.apply(new Vector3D(
                    (i & 1) == 0 ? half.getX() : -half.getX(),
                    (i & 2) == 0 ? half.getY() : -half.getY(),
                    (i & 4) == 0 ? half.getZ() : -half.getZ())));
        }
    }
}
