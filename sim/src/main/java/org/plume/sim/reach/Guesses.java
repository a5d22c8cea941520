package org.plume.sim.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Arm;
import org.plume.arm.InverseKinematics;
import org.plume.arm.Obstacle;
import org.plume.arm.Pose;

/**
 * First paths for a planner: straight joint interpolation by way of a point of the tool beside an obstacle, on each of its
 * four sides, or by way of two such points beside two obstacles that stand one behind the other.
 */
final class Guesses {

    /** How far beside an obstacle the tool is to pass, m. */
    private static final double BESIDE = 0.1;

    /** What it must then keep from the others, m. */
    private static final double ROOM = 0.05;

    private static final double LOWEST = 0.1;

    /** How far behind each other two obstacles must stand, as a share of the way. */
    private static final double BEHIND = 0.12;

    private static final int SEGMENTS = 12;

    private final Arm arm;
    private final InverseKinematics inverse;

    Guesses(Arm arm) {
        this.arm = arm;
        inverse = new InverseKinematics(arm, 1e-3, 1e-2, 40);
    }

    /** A place for the tool, at a share of the way. */
    private record Via(double share, Vector3D position) {}

    List<double[][]> of(Problem problem, Passing passing) {
        List<Obstacle> obstacles = problem.scene().obstacles();
        List<Via> all = new ArrayList<>();
        obstacles.stream()
                .filter(passing::matters)
                .forEach(obstacle -> all.addAll(beside(obstacle, passing, obstacles)));
        List<double[][]> guesses = new ArrayList<>();
        for (Via first : all) {
            through(problem, List.of(first)).ifPresent(guesses::add);
            for (Via second : all) {
                if (second.share() > first.share() + BEHIND) {
                    through(problem, List.of(first, second)).ifPresent(guesses::add);
                }
            }
        }
        return guesses;
    }

    private static List<Via> beside(Obstacle obstacle, Passing passing, List<Obstacle> obstacles) {
        List<Via> vias = new ArrayList<>();
        Vector3D up = passing.up();
        Vector3D right = passing.right();
        for (Vector3D side : List.of(up, right, up.negate(), right.negate())) {
            double out = Passing.extent(obstacle, side) + BESIDE;
            Vector3D p = passing.onLine(obstacle).add(out - passing.offset(obstacle, side), side);
            if (p.getZ() >= LOWEST && obstacles.stream().allMatch(o -> o.distance(p) >= ROOM)) {
                vias.add(new Via(passing.share(obstacle), p));
            }
        }
        return vias;
    }

    /** The start, the vias and the goal joined, cut evenly; empty where a via is out of reach. */
    private Optional<double[][]> through(Problem problem, List<Via> vias) {
        List<double[]> corners = new ArrayList<>(List.of(problem.start()));
        for (Via via : vias) {
            double[] nearby = between(problem.start(), problem.goal(), via.share());
            Pose target = new Pose(arm.tool(nearby).rotation(), via.position());
            Optional<double[]> q = inverse.solve(target, nearby).or(() -> inverse.solve(via.position(), nearby));
            if (q.isEmpty()) {
                return Optional.empty();
            }
            corners.add(q.get());
        }
        corners.add(problem.goal());
        return Optional.of(Resample.evenly(corners.toArray(double[][]::new), SEGMENTS));
    }

    static double[] between(double[] a, double[] b, double t) {
        double[] q = new double[a.length];
        for (int j = 0; j < q.length; j++) {
            q[j] = a[j] + t * (b[j] - a[j]);
        }
        return q;
    }
}
