package org.plume.sim.reach;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Arm;
import org.plume.arm.Box;
import org.plume.arm.Cylinder;
import org.plume.arm.Obstacle;

/**
 * On which side of each obstacle the tool passes. Seen along the straight line from the tool's start s to its goal g, with
 * d = (g - s) / |g - s|, up u = (z - (z.d) d) normalised and right r = d x u, the tool crosses the plane through an obstacle's
 * centre c across d for the last time at p. With e = p - c, the obstacle reaching h_u and h_r from its centre along u and r,
 * and a = |e.u| - h_u, b = |e.r| - h_r,
 *
 * <pre>
 *   O over,  U under:  a >= b, by the sign of e.u        L left,  R right:  a < b, by the sign of e.r
 * </pre>
 *
 * that is, the side of its bounding rectangle that the tool is farther beyond. The code has one letter for each obstacle in the
 * scene's order, and - for one that is not in the way: whose centre is not between start and goal, or whose rectangle is
 * farther than {@link #BESIDE} from the line.
 */
final class Passing {

    /** m */
    static final double BESIDE = 0.15;

    /** Stands for an obstacle that is not passed. */
    static final char NOT_YET = '?';

    private final Vector3D start;
    private final Vector3D along;
    private final Vector3D up;
    private final Vector3D right;
    private final List<Obstacle> obstacles;
    private final double length;

    Passing(Vector3D start, Vector3D goal, List<Obstacle> obstacles) {
        this.start = start;
        this.obstacles = obstacles;
        Vector3D way = goal.subtract(start);
        length = way.getNorm();
        along = length > 1e-9 ? way.normalize() : Vector3D.PLUS_J;
        Vector3D vertical = Math.abs(along.getZ()) < 0.99 ? Vector3D.PLUS_K : Vector3D.PLUS_I;
        up = vertical.subtract(along.scalarMultiply(vertical.dotProduct(along))).normalize();
        right = along.crossProduct(up);
    }

    static Passing of(Arm arm, Problem problem) {
        return new Passing(
                arm.tool(problem.start()).position(),
                arm.tool(problem.goal()).position(),
                problem.scene().obstacles());
    }

    Vector3D up() {
        return up;
    }

    Vector3D right() {
        return right;
    }

    /** How far along the line an obstacle's centre lies, as a share of the way from start to goal. */
    double share(Obstacle obstacle) {
        return obstacle.centre().subtract(start).dotProduct(along) / Math.max(length, 1e-9);
    }

    /** Where the straight line crosses the plane of an obstacle. */
    Vector3D onLine(Obstacle obstacle) {
        return start.add(share(obstacle) * length, along);
    }

    /** How far that point lies from the obstacle's centre along {@code direction}, m. */
    double offset(Obstacle obstacle, Vector3D direction) {
        return onLine(obstacle).subtract(obstacle.centre()).dotProduct(direction);
    }

    /** Whether the obstacle has a letter. */
    boolean matters(Obstacle obstacle) {
        Vector3D e = start.subtract(obstacle.centre());
        double progress = -e.dotProduct(along);
        double above = Math.max(0, beyond(e, up, obstacle));
        double beside = Math.max(0, beyond(e, right, obstacle));
        return progress > 0 && progress < length && Math.hypot(above, beside) <= BESIDE;
    }

    private static double beyond(Vector3D e, Vector3D direction, Obstacle obstacle) {
        return Math.abs(e.dotProduct(direction)) - extent(obstacle, direction);
    }

    /** How far an obstacle reaches from its centre along a unit vector, m. */
    static double extent(Obstacle obstacle, Vector3D direction) {
        if (obstacle instanceof Cylinder cylinder) {
            double along = cylinder.rotation().applyTo(Vector3D.PLUS_K).dotProduct(direction);
            double across = Math.sqrt(Math.max(0, 1 - along * along));
            return cylinder.halfLength() * Math.abs(along) + cylinder.radius() * across;
        }
        if (obstacle instanceof Box box) {
            Vector3D local = box.rotation().applyInverseTo(direction);
            return Math.abs(local.getX()) * box.halfExtents().getX()
                    + Math.abs(local.getY()) * box.halfExtents().getY()
                    + Math.abs(local.getZ()) * box.halfExtents().getZ();
        }
        return obstacle.boundingRadius();
    }

    /** The code of a path of the tool, {@code [points][3]}, m; ? stands for an obstacle that it never passes. */
    String code(double[][] tool) {
        StringBuilder code = new StringBuilder();
        for (Obstacle obstacle : obstacles) {
            code.append(
                    matters(obstacle)
                            ? crossing(obstacle.centre(), tool)
                                    .map(e -> side(e, obstacle))
                                    .orElse(NOT_YET)
                            : '-');
        }
        return code.toString();
    }

    /** How near a path of the tool comes to where its code changes: to the diagonals between the sides, m. */
    double decision(double[][] tool) {
        double least = Double.POSITIVE_INFINITY;
        for (Obstacle obstacle : obstacles) {
            if (matters(obstacle)) {
                double distance = crossing(obstacle.centre(), tool)
                        .map(e -> Math.abs(beyond(e, up, obstacle) - beyond(e, right, obstacle)) / Math.sqrt(2))
                        .orElse(0.0);
                least = Math.min(least, distance);
            }
        }
        return least;
    }

    /** Where the tool crosses the plane through {@code centre}, from there. */
    private Optional<Vector3D> crossing(Vector3D centre, double[][] tool) {
        for (int i = tool.length - 1; i > 0; i--) {
            Vector3D before = new Vector3D(tool[i - 1]).subtract(centre);
            Vector3D after = new Vector3D(tool[i]).subtract(centre);
            double a = before.dotProduct(along);
            double b = after.dotProduct(along);
            if (a < 0 && b >= 0) {
                return Optional.of(before.add(-a / (b - a), after.subtract(before)));
            }
        }
        return Optional.empty();
    }

    private char side(Vector3D e, Obstacle obstacle) {
        if (beyond(e, up, obstacle) >= beyond(e, right, obstacle)) {
            return e.dotProduct(up) >= 0 ? 'O' : 'U';
        }
        return e.dotProduct(right) >= 0 ? 'R' : 'L';
    }
}
