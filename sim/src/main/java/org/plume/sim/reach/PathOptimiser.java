package org.plume.sim.reach;

import java.util.Arrays;
import java.util.List;
import org.plume.arm.Arm;
import org.plume.arm.ClearancePenalty;
import org.plume.arm.JointLimits;
import org.plume.arm.Obstacle;

/**
 * Pulls a path of N + 1 configurations taut around obstacles, its ends fixed: minimises, with h = 1/N,
 *
 * <pre>
 *   1/2 sum |q_i+1 - q_i|^2 / h  +  STIFFNESS/2 sum |q_i+1 - 2 q_i + q_i-1|^2 / h^3  +  WEIGHT sum penalty(q_i)
 * </pre>
 *
 * by Gauss and Newton's method with a line search; the Hessian has 2 n diagonals beside the main one. In the manner of CHOMP
 * (Zucker et al. 2013), of which the first term and the covariant metric are.
 */
final class PathOptimiser {

    private static final double STIFFNESS = 0.01;
    private static final double WEIGHT = 3000;
    private static final double LIMIT_WEIGHT = 300;
    private static final double LIMIT_MARGIN = 0.05;
    private static final double MAX_MOVE = 0.4;
    private final JointLimits limits;
    private final ClearancePenalty[] penalties;
    private final int n;

    PathOptimiser(Arm arm, List<Obstacle> obstacles, double margin) {
        limits = arm.limits();
        n = arm.joints();
        penalties =
                new ClearancePenalty[] {ClearancePenalty.of(arm, obstacles, margin), Surroundings.penalty(arm, margin)};
    }

    /**
     * The improved path; the argument is left alone.
     *
     * @param iterations at most so many
     * @param tolerance ends when the relative gain of an iteration is less
     */
    double[][] optimise(double[][] initial, int iterations, double tolerance) {
        Model now = new Model(initial);
        for (int iteration = 0; iteration < iterations; iteration++) {
            double[] step = now.newtonStep();
            double largest = Arrays.stream(step).map(Math::abs).max().orElse(0);
            double length = Math.min(1, MAX_MOVE / Math.max(largest, 1e-9));
            Model next = new Model(moved(now.path, step, length));
            for (int halving = 0; halving < 4 && next.cost > now.cost; halving++) {
                length /= 2;
                next = new Model(moved(now.path, step, length));
            }
            if (next.cost > now.cost) {
                return now.path;
            }
            double gain = now.cost - next.cost;
            now = next;
            if (gain < tolerance * now.cost) {
                return now.path;
            }
        }
        return now.path;
    }

    /** The cost about one path, to second order. */
    private final class Model {

        private final double[][] path;
        private final double[] gradient;
        private final Banded hessian;
        private double cost;

        Model(double[][] path) {
            this.path = path;
            int size = (path.length - 2) * n;
            gradient = new double[size];
            hessian = new Banded(size, 2 * n);
            bend();
            touch();
        }

        double[] newtonStep() {
            double[] step = gradient.clone();
            hessian.solve(step);
            return step;
        }

        /** Length and bending. */
        private void bend() {
            double h = 1.0 / (path.length - 1);
            double[] first = {-1, 1};
            double[] second = {1, -2, 1};
            for (int i = 0; i + 1 < path.length; i++) {
                spring(i, first, 1 / h);
                if (i + 2 < path.length) {
                    spring(i, second, STIFFNESS / (h * h * h));
                }
            }
        }

        /** Adds k/2 (sum c_m q_i+m)^2 for every joint. */
        private void spring(int i, double[] c, double k) {
            int inner = path.length - 2;
            for (int j = 0; j < n; j++) {
                double stretch = 0;
                for (int m = 0; m < c.length; m++) {
                    stretch += c[m] * path[i + m][j];
                }
                cost += 0.5 * k * stretch * stretch;
                for (int m = 0; m < c.length; m++) {
                    int row = i + m - 1;
                    if (row < 0 || row >= inner) {
                        continue;
                    }
                    gradient[row * n + j] += k * c[m] * stretch;
                    for (int o = Math.max(0, 1 - i); o <= m; o++) {
                        hessian.add(row * n + j, (i + o - 1) * n + j, k * c[m] * c[o]);
                    }
                }
            }
        }

        /** Obstacles and limits. */
        private void touch() {
            double[] slope = new double[n];
            double[] curvature = new double[n * n];
            for (int i = 0; i + 2 < path.length; i++) {
                double[] q = path[i + 1];
                Arrays.fill(slope, 0);
                Arrays.fill(curvature, 0);
                double penalty = 0;
                for (ClearancePenalty part : penalties) {
                    penalty += part.at(q, slope, curvature);
                }
                cost += WEIGHT * penalty;
                if (penalty > 0) {
                    for (int j = 0; j < n; j++) {
                        gradient[i * n + j] += WEIGHT * slope[j];
                        for (int k = 0; k <= j; k++) {
                            hessian.add(i * n + j, i * n + k, WEIGHT * curvature[j * n + k]);
                        }
                    }
                }
                for (int j = 0; j < n; j++) {
                    double out = beyond(j, q[j]);
                    if (out != 0) {
                        cost += 0.5 * LIMIT_WEIGHT * out * out;
                        gradient[i * n + j] += LIMIT_WEIGHT * out;
                        hessian.add(i * n + j, i * n + j, LIMIT_WEIGHT);
                    }
                }
            }
        }
    }

    /** How far q_j lies beyond its limits less a margin; negative below. */
    private double beyond(int j, double q) {
        double low = limits.lower()[j] + LIMIT_MARGIN;
        double high = limits.upper()[j] - LIMIT_MARGIN;
        return q < low ? q - low : Math.max(0, q - high);
    }

    private double[][] moved(double[][] path, double[] step, double length) {
        double[][] next = Arrays.stream(path).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i + 2 < path.length; i++) {
            for (int j = 0; j < n; j++) {
                next[i + 1][j] -= length * step[i * n + j];
            }
        }
        return next;
    }
}
