package org.plume.sim.avoiding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Follows a demonstrated path of desired positions d in the port, on from its end as it went last. A disturbed follower
 * stands o away from the path: o begins as N(0, {@code START}^2) or 0 and follows
 *
 * <pre>
 *   o' = PERSISTENCE o + g',   g' = 0.7 g + N(0, 1) s STIR,   s ~ U(0, 4 mm) once a passage
 * </pre>
 *
 * within the limit of a command; in half of the passages the tool is pushed once, and in half of these its velocity with
 * it. The passage ends {@code RUN_ON} steps after the line, so that a chunk of actions that begins before the line ends
 * within it.
 */
final class Follower {

    /** What is left of a displacement from the path after a step. */
    static final double PERSISTENCE = 0.88;

    /** Steps after the line is crossed. */
    static final int RUN_ON = 16;

    /** Steps that the follower may take more than the path has. */
    private static final int LATE = 20;

    private static final double START_SHARE = 0.6;
    private static final double START = 0.006;
    private static final double STIR_MEMORY = 0.7;
    private static final double STIR = 0.54 * Math.sqrt(1 - PERSISTENCE * PERSISTENCE);
    private static final double STRONGEST_STIR = 0.004;
    private static final double PUSH = 0.012;
    private static final double USUAL_STEP = 0.0117;
    private static final double STILL = 1e-6;

    private final double[][] path;
    private final @Nullable RandomGenerator rng;
    private final double[] offset = new double[2];
    private final double[] stir = new double[2];
    private double strength;
    private int pushStep = -1;

    /**
     * @param path desired positions {@code [steps, 2]}, m; leading rows that do not move yet are left out
     * @param rng disturbances; null for none
     */
    Follower(double[][] path, @Nullable RandomGenerator rng) {
        int first = 0;
        while (first < path.length - 2 && distance(path[first], path[first + 1]) <= STILL) {
            first++;
        }
        this.path = Arrays.copyOfRange(path, first, path.length);
        this.rng = rng;
        if (rng != null) {
            boolean beside = rng.nextDouble() < START_SHARE;
            offset[0] = beside ? START * rng.nextGaussian() : 0;
            offset[1] = beside ? START * rng.nextGaussian() : 0;
            strength = STRONGEST_STIR * rng.nextDouble();
            pushStep = rng.nextBoolean() ? rng.nextInt(1, this.path.length + LATE) : -1;
        }
    }

    /** Rows x, y, des_x, des_y, path_x, path_y; empty if it came nearer to an obstacle than {@code least}, or too late. */
    Optional<double[][]> passage(double least) {
        double[] desired = {ahead(0, 0) + offset[0], ahead(0, 1) + offset[1]};
        ToolDynamics tool = new ToolDynamics(desired[0], desired[1]);
        List<double[]> rows = new ArrayList<>();
        int left = RUN_ON;
        for (int t = 0; left > 0 && t < path.length + LATE + RUN_ON; t++) {
            if (t == pushStep) {
                push(tool);
            }
            rows.add(new double[] {tool.x(), tool.y(), desired[0], desired[1], ahead(t, 0), ahead(t, 1)});
            left -= tool.y() > Geometry.FINISH_Y ? 1 : 0;
            move(desired, t + 1);
            double x = tool.x();
            double y = tool.y();
            tool.follow(desired[0], desired[1]);
            if (left == RUN_ON && Geometry.clearance(x, y, tool.x(), tool.y()) < least) {
                return Optional.empty();
            }
        }
        return left == 0 ? Optional.of(rows.toArray(double[][]::new)) : Optional.empty();
    }

    private void move(double[] desired, int t) {
        for (int k = 0; k < 2; k++) {
            if (rng != null) {
                stir[k] = STIR_MEMORY * stir[k] + STIR * strength * rng.nextGaussian();
                offset[k] = PERSISTENCE * offset[k] + stir[k];
            }
            double step = ahead(t, k) + offset[k] - desired[k];
            desired[k] += Math.max(-Avoiding.LIMIT, Math.min(Avoiding.LIMIT, step));
            offset[k] = rng == null ? 0 : desired[k] - ahead(t, k);
        }
    }

    private void push(ToolDynamics tool) {
        if (rng != null) {
            double length = PUSH * rng.nextDouble();
            double angle = 2 * Math.PI * rng.nextDouble();
            boolean velocityToo = rng.nextBoolean();
            tool.push(length * Math.cos(angle), length * Math.sin(angle), velocityToo);
        }
    }

    /** The path at step t, beyond its end with its last step, or straight on if it stood still. */
    private double ahead(int t, int k) {
        int last = path.length - 1;
        if (t <= last) {
            return path[t][k];
        }
        boolean still = distance(path[last - 1], path[last]) < 1e-4;
        double step = still ? k * USUAL_STEP : path[last][k] - path[last - 1][k];
        return path[last][k] + (t - last) * step;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }
}
