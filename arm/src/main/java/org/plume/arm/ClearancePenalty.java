package org.plume.arm;

import java.util.Arrays;
import java.util.List;

/**
 * How badly an arm's cover of balls breaks a margin to obstacles, 1/2 sum max(0, margin - d)^2 over balls and obstacles,
 * m^2, with its gradient: what planners and guided samplers descend. Balls that no joint moves are left out. Not for
 * several threads at once: it holds the arrays it works in.
 */
public final class ClearancePenalty {

    private static final double[] NONE = {};

    private final Arm arm;
    private final Solids solids;
    private final double margin;
    private final List<BodySphere> balls;
    private final double[] centres;
    private final boolean[] carried;
    private final double[] frames;
    private final double[] normal = new double[3];
    private final double[] slope;
    private double cost;

    private ClearancePenalty(Arm arm, List<Obstacle> obstacles, double margin) {
        Check.positive("margin", margin);
        this.arm = arm;
        this.solids = new Solids(obstacles);
        this.margin = margin;
        balls = arm.movingSpheres();
        centres = balls.stream()
                .flatMapToDouble(ball -> Arrays.stream(ball.centre().toArray()))
                .toArray();
        int n = arm.joints();
        carried = new boolean[balls.size() * n];
        for (int i = 0; i < carried.length; i++) {
            carried[i] = arm.carries(arm.movedLink(i % n), balls.get(i / n).link());
        }
        frames = new double[arm.framesSize()];
        slope = new double[n];
    }

    /** @param margin m, > 0 */
    public static ClearancePenalty of(Arm arm, List<Obstacle> obstacles, double margin) {
        return new ClearancePenalty(arm, obstacles, margin);
    }

    /**
     * The penalty at {@code q}.
     *
     * @param gradient {@code [n]}, to which the derivative with respect to q is added, m^2/rad
     */
    public double at(double[] q, double[] gradient) {
        return at(q, gradient, NONE);
    }

    /**
     * The penalty at {@code q}.
     *
     * @param gradient {@code [n]}, to which the derivative with respect to q is added, m^2/rad
     * @param curvature {@code [n x n]}, to which Gauss and Newton's approximation of the second derivative is added: the sum
     *     of the outer products of the derivatives of the depths
     */
    public double at(double[] q, double[] gradient, double[] curvature) {
        int n = arm.joints();
        Check.length("gradient", gradient, n);
        if (curvature.length != 0) {
            Check.length("curvature", curvature, n * n);
        }
        arm.frames(q, frames);
        cost = 0;
        for (int i = 0; i < balls.size(); i++) {
            BodySphere ball = balls.get(i);
            int f = ball.link() * Frames.SIZE;
            double x = Frames.apply(frames, f, 0, centres[3 * i], centres[3 * i + 1], centres[3 * i + 2]);
            double y = Frames.apply(frames, f, 1, centres[3 * i], centres[3 * i + 1], centres[3 * i + 2]);
            double z = Frames.apply(frames, f, 2, centres[3 * i], centres[3 * i + 1], centres[3 * i + 2]);
            int index = i;
            solids.within(margin + ball.radius(), x, y, z, normal, (distance, outward) -> {
                double depth = margin + ball.radius() - distance;
                cost += 0.5 * depth * depth;
                push(index, depth, x, y, z, outward, gradient, curvature);
            });
        }
        return cost;
    }

    /** Adds what a ball that is {@code depth} too near contributes: d depth / dq_j = -outward . dp / dq_j. */
    private void push(
            int ball,
            double depth,
            double x,
            double y,
            double z,
            double[] outward,
            double[] gradient,
            double[] curvature) {
        int n = gradient.length;
        for (int j = 0; j < n; j++) {
            slope[j] = carried[ball * n + j] ? -arm.motion(j, frames, x, y, z, outward) : 0;
            gradient[j] += depth * slope[j];
        }
        for (int k = 0; k < curvature.length; k++) {
            curvature[k] += slope[k / n] * slope[k % n];
        }
    }
}
