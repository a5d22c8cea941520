package org.plume.sim.reach;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Arm;
import org.plume.arm.Clearance;
import org.plume.arm.Cylinder;
import org.plume.arm.InverseKinematics;
import org.plume.arm.JointGoal;
import org.plume.arm.Obstacle;
import org.plume.arm.Panda;
import org.plume.arm.Pose;
import org.plume.arm.Scene;

/**
 * Draws candidates of problems. The tool starts on one side of the arm, points down but for a tilt, and is to go to the other
 * side; two posts stand in its way, one behind the other. Posts reach above the hand and not above the elbow, so that each
 * can be passed on the near side, the arm drawn in, or beyond it, the forearm over the post.
 */
final class Workspace {

    /** Most obstacles of a scene. */
    static final int MOST_POSTS = 2;

    /** Clearance at start and goal at least, m. */
    private static final double ROOM = 0.06;

    private final Arm arm;
    private final InverseKinematics inverse;

    Workspace(Arm arm) {
        this.arm = arm;
        inverse = InverseKinematics.of(arm);
    }

    /** Empty when what was drawn does not fit. */
    Optional<Problem> draw(RandomGenerator rng) {
        double side = rng.nextBoolean() ? 1 : -1;
        Optional<double[]> start = configuration(side, rng);
        Optional<double[]> goal = configuration(-side, rng);
        if (start.isEmpty() || goal.isEmpty()) {
            return Optional.empty();
        }
        List<Obstacle> posts = Stream.of(-1, 1).<Obstacle>map(s -> post(s, rng)).toList();
        Clearance clearance = Clearance.of(arm, posts);
        if (clearance.at(start.get()) < ROOM || clearance.at(goal.get()) < ROOM) {
            return Optional.empty();
        }
        return Optional.of(new Problem(new Scene(posts, new JointGoal(goal.get())), start.get()));
    }

    /** The tool near the floor; what its pose leaves free is near {@link Panda#ready()}. */
    private Optional<double[]> configuration(double side, RandomGenerator rng) {
        double bearing = side * rng.nextDouble(0.65, 0.85);
        double distance = rng.nextDouble(0.46, 0.62);
        double height = rng.nextDouble(0.14, 0.24);
        double roll = rng.nextDouble(-0.15, 0.15);
        double pitch = rng.nextDouble(-0.15, 0.15);
        double yaw = bearing + rng.nextDouble(-0.15, 0.15);
        Pose down = new Pose(arm.tool(Panda.ready()).rotation(), Vector3D.ZERO);
        Pose turned = Pose.xyzRpy(0, 0, 0, roll, pitch, yaw).then(down);
        double[] guess = Panda.ready();
        guess[0] = bearing;
        guess[2] = rng.nextDouble(-0.15, 0.15);
        return inverse.solve(new Pose(turned.rotation(), around(bearing, distance, height)), guess);
    }

    private static Cylinder post(double side, RandomGenerator rng) {
        double bearing = side * rng.nextDouble(0.24, 0.4);
        double distance = rng.nextDouble(0.44, 0.58);
        double half = rng.nextDouble(0.18, 0.25);
        return Cylinder.upright(around(bearing, distance, half), rng.nextDouble(0.02, 0.035), half);
    }

    /** The point at a bearing (rad) and a distance (m) from the arm's first axis. */
    private static Vector3D around(double bearing, double distance, double height) {
        return new Vector3D(distance * Math.cos(bearing), distance * Math.sin(bearing), height);
    }
}
