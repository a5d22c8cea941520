package org.plume.sim.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.arm.Arm;
import org.plume.arm.Clearance;
import org.plume.arm.Obstacle;

/**
 * Finds the shortest way for each passing-side code that it can: it pulls {@link Guesses} taut, roughly, and then finely one
 * for each code. Deterministic.
 */
final class WayFinder {

    /** Clearance of every way that is found, m. */
    static final double MARGIN = 0.05;

    /** Clearance of its steps, between which the joints move straight, m. */
    static final double STEP_MARGIN = 0.045;

    /** What paths are pulled taut with: the penalty gives way a little. */
    private static final double PULL_MARGIN = 0.065;

    private static final double SURROUNDINGS_MARGIN = 0.005;

    /** Of rough paths, only those in contact are given up. */
    private static final double ROUGH_MARGIN = 0;

    /** Ways longer than this, as a share of the shortest, are detours. */
    private static final double LONGEST = 1.8;

    /** A way must keep its code when its tool moves by this much, m. */
    private static final double DECISION = 0.015;

    private static final int ROUGH_ITERATIONS = 10;
    private static final double ROUGH_TOLERANCE = 2e-3;
    private static final int FINE_ITERATIONS = 20;
    private static final double FINE_TOLERANCE = 1e-4;
    private static final int SEGMENTS = 24;
    private static final double SWEEP = 0.005;

    private final Arm arm;
    private final Guesses guesses;
    private final Clearance surroundings;

    WayFinder(Arm arm) {
        this.arm = arm;
        guesses = new Guesses(arm);
        surroundings = Surroundings.clearance(arm);
    }

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
        for (double[][] guess : guesses.of(problem, passing)) {
            double[][] path = optimiser.optimise(guess, ROUGH_ITERATIONS, ROUGH_TOLERANCE);
            if (Arrays.stream(path).allMatch(q -> clearance.at(q) >= ROUGH_MARGIN)) {
                keep(path, passing, rough);
            }
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
}
