package org.plume.sim.avoiding;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Cylinder;
import org.plume.arm.LineGoal;
import org.plume.arm.Obstacle;
import org.plume.arm.Scene;

/** Where things stand in Avoiding, m: the plane is z = 0.12, obstacles come in three rows, the goal is a line. */
final class Geometry {

    static final double START_X = 0.525;
    static final double START_Y = -0.28;
    static final double HEIGHT = 0.12;
    static final double FINISH_Y = 0.35;
    static final double ROD_RADIUS = 0.01;

    /** x, y, radius of each obstacle; row 1, row 2 and row 3. */
    private static final double[][] OBSTACLES = {
        {0.5, -0.1, 0.03},
        {0.425, 0.08, 0.025},
        {0.575, 0.08, 0.025},
        {0.35, 0.26, 0.025},
        {0.5, 0.26, 0.025},
        {0.65, 0.26, 0.025}
    };

    /** The cylinders reach from -0.15 to 0.15: above the plane and below the rod's end. */
    private static final double HALF_LENGTH = 0.15;

    private static final int SWEEP = 5;

    static final Scene SCENE = scene();

    private Geometry() {}

    /** Distance of a rod at (x, y) to the nearest obstacle; negative in contact. */
    static double clearance(double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] obstacle : OBSTACLES) {
            double distance = Math.hypot(x - obstacle[0], y - obstacle[1]) - obstacle[2] - ROD_RADIUS;
            least = Math.min(least, distance);
        }
        return least;
    }

    /** The least {@link #clearance} at five points of the way from (xa, ya), excluded, to (xb, yb), included. */
    static double clearance(double xa, double ya, double xb, double yb) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= SWEEP; i++) {
            double s = i / (double) SWEEP;
            least = Math.min(least, clearance(xa + s * (xb - xa), ya + s * (yb - ya)));
        }
        return least;
    }

    private static Scene scene() {
        List<Obstacle> cylinders = new ArrayList<>();
        for (double[] obstacle : OBSTACLES) {
            Vector3D centre = new Vector3D(obstacle[0], obstacle[1], 0);
            cylinders.add(Cylinder.upright(centre, obstacle[2], HALF_LENGTH));
        }
        return new Scene(cylinders, new LineGoal(FINISH_Y));
    }
}
