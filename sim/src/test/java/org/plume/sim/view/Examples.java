package org.plume.sim.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Arm;
import org.plume.arm.Box;
import org.plume.arm.Cylinder;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.Obstacle;
import org.plume.arm.Panda;
import org.plume.arm.Scene;
import org.plume.arm.Sphere;

/** Made-up draws of several modes. */
final class Examples {

    private static final double[][] CYLINDERS = {
        {0.5, -0.1}, {0.425, 0.08}, {0.575, 0.08}, {0.35, 0.26}, {0.5, 0.26}, {0.65, 0.26}
    };

    private Examples() {}

    /** Six cylinders and a finish line, as in avoiding. */
    static Setting cylinders(List<String> caption) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (double[] at : CYLINDERS) {
            obstacles.add(Cylinder.upright(new Vector3D(at[0], at[1], 0.075), 0.03, 0.075));
        }
        return new Setting("cylinders", caption, Panda.withRod(), new Scene(obstacles, new LineGoal(0.35)));
    }

    /** {@code n} ways to the line: left or right of the first cylinder, then left, between or right of the next two. */
    static List<Candidate> waysBetween(int n) {
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int mode = i % 6;
            double first = (mode % 2 == 0 ? 0.42 : 0.58) + 0.012 * rng.nextGaussian();
            double second = new double[] {0.36, 0.5, 0.64}[mode / 2] + 0.010 * rng.nextGaussian();
            double[][] knots = {
                {0.525, -0.28}, {first, -0.1}, {second, 0.08}, {second + 0.06, 0.26}, {second + 0.06, 0.4}
            };
            double[][] tool = smooth(knots, 60);
            Map<String, Double> terms = new LinkedHashMap<>();
            terms.put("path length", Paths.length(tool));
            terms.put("jerk", 10 * rng.nextDouble());
            terms.put("total", Paths.length(tool) + 0.01 * terms.get("jerk"));
            candidates.add(new Candidate(tool, new double[0][], mode, i % 9 != 8, terms.get("total"), terms));
        }
        return candidates;
    }

    /** The posture of the rod at the start of {@link #waysBetween}, rad. */
    static double[] start() {
        return new double[] {-0.3575, 0.4294, -0.1338, -2.0546, 0.0926, 2.4807, 0.2333};
    }

    /** A configuration to be reached past a box, a ball and a cylinder. */
    static Setting reach() {
        List<Obstacle> obstacles = List.of(
                Box.aligned(new Vector3D(0.55, 0, 0.25), new Vector3D(0.06, 0.04, 0.25)),
                new Sphere(new Vector3D(0.45, 0.22, 0.62), 0.09),
                Cylinder.upright(new Vector3D(0.62, -0.18, 0.12), 0.05, 0.12),
                new Box(
                        new Vector3D(0.3, 0.35, 0.1),
                        new Vector3D(0.08, 0.05, 0.1),
                        new Rotation(Vector3D.PLUS_K, 0.5, RotationConvention.VECTOR_OPERATOR)));
        double[] goal = {0.9, 0.55, 0.1, -1.7, 0, 2.2, 1.5};
        return new Setting("reach", List.of("K = 24"), Panda.arm(), new Scene(obstacles, new JointGoal(goal)));
    }

    /** {@code n} ways of three modes from one configuration to the goal of {@link #reach}. */
    static Replay reaching(int n, int steps) {
        Setting setting = reach();
        Arm arm = Panda.arm();
        double[] from = {-0.9, 0.35, 0, -2.0, 0, 2.3, 0};
        double[] to = {0.9, 0.55, 0.1, -1.7, 0, 2.2, 1.5};
        double[][] detours = {
            {0, -0.75, 0, 0.25, 0, 0, 0}, {0, 0.25, 0, -0.75, 0, 0.2, 0}, {0, -0.2, 0.6, 0.5, -0.4, 0, 0}
        };
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] noise = rng.doubles(7, -0.12, 0.12).toArray();
            double[][] joints = new double[steps][7];
            for (int k = 0; k < steps; k++) {
                double u = k / (steps - 1.0);
                for (int j = 0; j < 7; j++) {
                    double detour = (detours[i % 3][j] + noise[j]) * Math.sin(Math.PI * u);
                    joints[k][j] = from[j] + u * u * (3 - 2 * u) * (to[j] - from[j]) + detour;
                }
            }
            double cost = rng.nextDouble();
            candidates.add(Candidate.ofJoints(arm, joints, i % 3, true, cost, Map.of("total", cost)));
        }
        List<Moment> moments = new ArrayList<>();
        double[][] joints = candidates.get(0).joints();
        double[][] tool = candidates.get(0).tool();
        for (int k = 0; k < steps; k++) {
            double[][] executed = Arrays.copyOf(tool, k + 1);
            moments.add(new Moment(0.05 * k, joints[k], executed, candidates, 0, List.of(), ""));
        }
        return new Replay(setting, moments);
    }

    /** Catmull-Rom through the knots, at z = 0.12 m. */
    private static double[][] smooth(double[][] knots, int points) {
        double[][] path = new double[points][];
        for (int i = 0; i < points; i++) {
            double at = i * (knots.length - 1.0) / (points - 1);
            int k = Math.min(knots.length - 2, (int) at);
            double u = at - k;
            path[i] = new double[3];
            for (int c = 0; c < 2; c++) {
                double p0 = knots[Math.max(0, k - 1)][c];
                double p1 = knots[k][c];
                double p2 = knots[k + 1][c];
                double p3 = knots[Math.min(knots.length - 1, k + 2)][c];
                path[i][c] = 0.5
                        * (2 * p1
                                + (p2 - p0) * u
                                + (2 * p0 - 5 * p1 + 4 * p2 - p3) * u * u
                                + (3 * p1 - p0 - 3 * p2 + p3) * u * u * u);
            }
            path[i][2] = 0.12;
        }
        return path;
    }
}
