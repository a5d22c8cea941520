package org.plume.sim.reach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
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
 * Draws candidates of problems: the tool starts on one side of the arm, points down but for a tilt, and is to go to the other
 * side; two or three posts stand between, the first on the way of the straight joint interpolation. The posts reach above the
 * hand, not above the elbow: the hand finds its way between them, beside them or over them.
 */
final class Workspace {

    private static final double ROOM = 0.06;
    /** From axis to axis of two posts, m. */
    private static final double GAP = 0.2;

    private static final double SPREAD = 0.15;
    private static final int TRIES = 50;

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
        double[] middle = new double[arm.joints()];
        for (int j = 0; j < middle.length; j++) {
            middle[j] = 0.5 * (start.get()[j] + goal.get()[j]);
        }
        Optional<List<Obstacle>> obstacles = obstacles(arm.tool(middle).position(), rng);
        if (obstacles.isEmpty()) {
            return Optional.empty();
        }
        Clearance clearance = Clearance.of(arm, obstacles.get());
        if (clearance.at(start.get()) < ROOM || clearance.at(goal.get()) < ROOM) {
            return Optional.empty();
        }
        return Optional.of(new Problem(new Scene(obstacles.get(), new JointGoal(goal.get())), start.get()));
    }

    private Optional<double[]> configuration(double side, RandomGenerator rng) {
        double x = rng.nextDouble(0.4, 0.58);
        double y = side * rng.nextDouble(0.24, 0.38);
        double z = rng.nextDouble(0.14, 0.26);
        double bearing = Math.atan2(y, x);
        Pose down = arm.tool(Panda.ready());
        Pose turned = Pose.xyzRpy(
                        0,
                        0,
                        0,
                        rng.nextDouble(-0.2, 0.2),
                        rng.nextDouble(-0.2, 0.2),
                        bearing + rng.nextDouble(-0.3, 0.3))
                .then(new Pose(down.rotation(), Vector3D.ZERO));
        double[] guess = Panda.ready();
        guess[0] = bearing;
        guess[2] = rng.nextDouble(-0.3, 0.3);
        return inverse.solve(new Pose(turned.rotation(), new Vector3D(x, y, z)), guess);
    }

    /** In the order of y, so that equal scenes are equal lists. */
    private Optional<List<Obstacle>> obstacles(Vector3D middle, RandomGenerator rng) {
        int count = rng.nextInt(2, 4);
        List<Obstacle> found = new ArrayList<>();
        found.add(post(middle.getX() + rng.nextDouble(-0.05, 0.05), rng.nextDouble(-SPREAD, SPREAD), rng));
        for (int tries = 0; tries < TRIES && found.size() < count; tries++) {
            Cylinder next = post(rng.nextDouble(0.3, 0.7), rng.nextDouble(-SPREAD, SPREAD), rng);
            boolean apart = found.stream()
                    .allMatch(o -> Math.hypot(
                                    o.centre().getX() - next.centre().getX(),
                                    o.centre().getY() - next.centre().getY())
                            >= GAP);
            if (apart) {
                found.add(next);
            }
        }
        found.sort(Comparator.comparingDouble(o -> o.centre().getY()));
        return found.size() == count ? Optional.of(List.copyOf(found)) : Optional.empty();
    }

    private static Cylinder post(double x, double y, RandomGenerator rng) {
        double half = rng.nextDouble(0.18, 0.25);
        return Cylinder.upright(new Vector3D(x, y, half), rng.nextDouble(0.02, 0.035), half);
    }
}
