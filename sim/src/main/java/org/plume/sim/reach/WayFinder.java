package org.plume.sim.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Arm;
import org.plume.arm.Clearance;
import org.plume.arm.InverseKinematics;
import org.plume.arm.Obstacle;
import org.plume.arm.Pose;

/**
 * Finds the shortest way for each passing-side code that it can: it guesses a via point of the tool beside every obstacle, on
 * each of the four sides, and beside pairs of them, bends the straight joint interpolation through it, and pulls that taut.
 * Deterministic.
 */
final class WayFinder {

    /** Clearance of every way that is found, m. */
    static final double MARGIN = 0.03;

    /** Clearance of its steps, between which the joints move straight, m. */
    static final double STEP_MARGIN = 0.025;

    private static final double PULL_MARGIN = 0.045;
    private static final double SURROUNDINGS_MARGIN = 0.005;
    private static final double BESIDE = 0.1;
    private static final double TOOL_ROOM = 0.05;
    private static final double LOWEST = 0.1;
    private static final double APART = 0.12;
    private static final double LONGEST = 1.6;
    private static final double DECISION = 0.015;
    private static final double ROUGH_MARGIN = 0;
    private static final int ROUGH_ITERATIONS = 10;
    private static final double ROUGH_TOLERANCE = 2e-3;
    private static final int FINE_ITERATIONS = 20;
    private static final double FINE_TOLERANCE = 1e-4;
    private static final int ROUGH_SEGMENTS = 12;
    private static final int SEGMENTS = 24;
    private static final double SWEEP = 0.005;

    private final Arm arm;
    private final InverseKinematics inverse;
    private final Clearance surroundings;

    WayFinder(Arm arm) {
        this.arm = arm;
        inverse = new InverseKinematics(arm, 1e-3, 1e-2, 40);
        surroundings = Surroundings.clearance(arm);
    }

    /** A place for the tool, at a share of the way. */
    private record Via(double share, Vector3D position) {}

    /**
     * One way for each code, shortest first, none longer than {@link #LONGEST} times the shortest. A way whose code hangs on
     * less than {@link #DECISION} is left out.
     *
     * @param least nothing is returned when there are fewer
     */
    List<Way> find(Problem problem, int least) {
        List<Obstacle> obstacles = problem.scene().obstacles();
        Passing passing = Passing.of(arm, problem);
        PathOptimiser optimiser = new PathOptimiser(arm, obstacles, PULL_MARGIN);
        Clearance clearance = Clearance.of(arm, obstacles);
        Map<String, Way> rough = new LinkedHashMap<>();
        for (List<Via> guess : guesses(passing, obstacles)) {
            through(problem, guess)
                    .map(path -> optimiser.optimise(path, ROUGH_ITERATIONS, ROUGH_TOLERANCE))
                    .filter(path -> Arrays.stream(path).allMatch(q -> clearance.at(q) >= ROUGH_MARGIN))
                    .ifPresent(path -> keep(path, passing, rough));
        }
        if (rough.size() < least) {
            return List.of();
        }
        Map<String, Way> fine = new LinkedHashMap<>();
        for (Way way : rough.values()) {
            double[][] path =
                    optimiser.optimise(Resample.evenly(way.path(), SEGMENTS), FINE_ITERATIONS, FINE_TOLERANCE);
            if (clear(path, clearance, MARGIN) && clear(Timing.walk(path, 0, Reach.DT), clearance, STEP_MARGIN)) {
                keep(path, passing, fine);
            }
        }
        List<Way> ways = new ArrayList<>(fine.values());
        ways.sort(Comparator.comparingDouble(Way::length));
        ways.removeIf(way -> way.length() > LONGEST * ways.get(0).length());
        return ways.size() < least ? List.of() : ways;
    }

    private void keep(double[][] path, Passing passing, Map<String, Way> ways) {
        double[][] tool = toolPath(path);
        Way way = new Way(passing.code(tool), path);
        if (passing.decision(tool) >= DECISION) {
            ways.merge(way.code(), way, (a, b) -> a.length() <= b.length() ? a : b);
        }
    }

    private List<List<Via>> guesses(Passing passing, List<Obstacle> obstacles) {
        List<List<Via>> beside = new ArrayList<>();
        for (Obstacle obstacle : obstacles) {
            List<Via> vias = new ArrayList<>();
            if (passing.matters(obstacle)) {
                for (int k = 0; k < 4; k++) {
                    Vector3D side = (k % 2 == 0 ? passing.up() : passing.right()).scalarMultiply(k < 2 ? 1 : -1);
                    double out = Passing.extent(obstacle, side) + BESIDE;
                    Vector3D p = passing.onLine(obstacle).add(out - passing.offset(obstacle, side), side);
                    boolean free = p.getZ() >= LOWEST && obstacles.stream().allMatch(o -> o.distance(p) >= TOOL_ROOM);
                    if (free) {
                        vias.add(new Via(passing.share(obstacle), p));
                    }
                }
            }
            beside.add(vias);
        }
        List<List<Via>> guesses = new ArrayList<>();
        beside.forEach(vias -> vias.forEach(via -> guesses.add(List.of(via))));
        for (int a = 0; a < beside.size(); a++) {
            for (int b = 0; b < beside.size(); b++) {
                for (Via first : beside.get(a)) {
                    for (Via second : beside.get(b)) {
                        if (second.share() > first.share() + APART) {
                            guesses.add(List.of(first, second));
                        }
                    }
                }
            }
        }
        return guesses;
    }

    /** The start, the vias and the goal joined by straight joint interpolation, cut evenly. */
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
        return Optional.of(Resample.evenly(corners.toArray(double[][]::new), ROUGH_SEGMENTS));
    }

    /** The path pulled taut, its ends fixed; empty when it then lacks clearance. */
    double[][] pull(Problem problem, double[][] path) {
        List<Obstacle> obstacles = problem.scene().obstacles();
        double[][] pulled = new PathOptimiser(arm, obstacles, PULL_MARGIN)
                .optimise(Resample.evenly(path, SEGMENTS), FINE_ITERATIONS, FINE_TOLERANCE);
        return clear(pulled, Clearance.of(arm, obstacles), MARGIN) ? pulled : new double[0][];
    }

    /** Whether the steps of a demonstration keep {@link #STEP_MARGIN}. */
    boolean free(Problem problem, double[][] steps) {
        return clear(steps, Clearance.of(arm, problem.scene().obstacles()), STEP_MARGIN);
    }

    /** Whether a path keeps a margin to the obstacles, its limits, and off the surroundings. */
    private boolean clear(double[][] path, Clearance clearance, double margin) {
        for (double[] q : path) {
            if (!arm.limits().contains(q) || clearance.at(q) < margin || surroundings.at(q) < SURROUNDINGS_MARGIN) {
                return false;
            }
        }
        for (int i = 1; i < path.length; i++) {
            if (!clearance.keeps(margin, path[i - 1], path[i], SWEEP)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the straight joint interpolation touches something. */
    boolean straightCollides(Problem problem) {
        return !Clearance.of(arm, problem.scene().obstacles()).keeps(0, problem.start(), problem.goal(), SWEEP);
    }

    double[][] toolPath(double[][] path) {
        double[][] tool = new double[path.length][];
        for (int i = 0; i < path.length; i++) {
            tool[i] = arm.tool(path[i]).position().toArray();
        }
        return tool;
    }

    private static double[] between(double[] a, double[] b, double t) {
        double[] q = new double[a.length];
        for (int j = 0; j < q.length; j++) {
            q[j] = a[j] + t * (b[j] - a[j]);
        }
        return q;
    }
}
