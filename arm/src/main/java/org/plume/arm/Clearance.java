package org.plume.arm;

import java.util.List;

/**
 * Distance of an arm's cover of balls to obstacles, m: negative is penetration. Balls that no joint moves are left out:
 * no choice of q changes them. Without obstacles every answer is +infinity. Safe for threads.
 */
public final class Clearance {

    private final Arm arm;
    private final Solids solids;
    private final int[] links;
    private final double[] balls;
    private final double[] reach;

    private Clearance(Arm arm, List<Obstacle> obstacles) {
        this.arm = arm;
        this.solids = new Solids(obstacles);
        List<BodySphere> moving = arm.movingSpheres();
        links = moving.stream().mapToInt(BodySphere::link).toArray();
        balls = new double[4 * links.length];
        for (int i = 0; i < links.length; i++) {
            BodySphere ball = moving.get(i);
            balls[4 * i] = ball.centre().getX();
            balls[4 * i + 1] = ball.centre().getY();
            balls[4 * i + 2] = ball.centre().getZ();
            balls[4 * i + 3] = ball.radius();
        }
        reach = new Reach(arm).bounds(moving);
    }

    /** Of an arm that has body spheres on links that move; without obstacles everything is infinitely far. */
    public static Clearance of(Arm arm, List<Obstacle> obstacles) {
        return new Clearance(arm, obstacles);
    }

    /** The smallest signed distance of the body to any obstacle at {@code q}, m. */
    public double at(double[] q) {
        return at(q, new double[arm.framesSize()]);
    }

    private double at(double[] q, double[] frames) {
        arm.frames(q, frames);
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < links.length; i++) {
            int f = links[i] * Frames.SIZE;
            double x = balls[4 * i];
            double y = balls[4 * i + 1];
            double z = balls[4 * i + 2];
            smallest = solids.nearest(
                    Frames.apply(frames, f, 0, x, y, z),
                    Frames.apply(frames, f, 1, x, y, z),
                    Frames.apply(frames, f, 2, x, y, z),
                    balls[4 * i + 3],
                    smallest);
        }
        return smallest;
    }

    /**
     * The smallest clearance along the straight joint interpolation from {@code qa} to {@code qb}, at samples so dense that no
     * ball moves more than {@code maxMove} between two of them.
     *
     * @param maxMove m
     */
    public double between(double[] qa, double[] qb, double maxMove) {
        Check.positive("maxMove", maxMove);
        int pieces = (int) Math.max(1, Math.ceil(motion(qa, qb) / maxMove));
        double[] frames = new double[arm.framesSize()];
        double[] q = new double[qa.length];
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= pieces; i++) {
            interpolate(qa, qb, (double) i / pieces, q);
            smallest = Math.min(smallest, at(q, frames));
        }
        return smallest;
    }

    /**
     * Whether the straight joint interpolation keeps {@code margin} from everything: exact up to motions of {@code maxMove}.
     * An interval whose middle has more clearance than its balls can move is settled by that one look.
     */
    public boolean keeps(double margin, double[] qa, double[] qb, double maxMove) {
        Check.positive("maxMove", maxMove);
        double[] frames = new double[arm.framesSize()];
        if (at(qa, frames) < margin || at(qb, frames) < margin) {
            return false;
        }
        return keeps(margin, qa, qb, 0, 1, motion(qa, qb), maxMove, frames, new double[qa.length]);
    }

    private boolean keeps(
            double margin,
            double[] qa,
            double[] qb,
            double from,
            double to,
            double motion,
            double maxMove,
            double[] frames,
            double[] q) {
        if (motion * (to - from) <= maxMove) {
            return true;
        }
        double middle = 0.5 * (from + to);
        interpolate(qa, qb, middle, q);
        double spare = at(q, frames) - margin;
        if (spare < 0) {
            return false;
        }
        if (spare >= 0.5 * motion * (to - from)) {
            return true;
        }
        return keeps(margin, qa, qb, from, middle, motion, maxMove, frames, q)
                && keeps(margin, qa, qb, middle, to, motion, maxMove, frames, q);
    }

    /** An upper bound of the way that any ball goes along the straight joint interpolation, m. */
    public double motion(double[] qa, double[] qb) {
        int n = arm.joints();
        Check.length("qa", qa, n);
        Check.length("qb", qb, n);
        double largest = 0;
        for (int i = 0; i < links.length; i++) {
            double way = 0;
            for (int j = 0; j < n; j++) {
                way += Math.abs(qb[j] - qa[j]) * reach[i * n + j];
            }
            largest = Math.max(largest, way);
        }
        return largest;
    }

    private static void interpolate(double[] qa, double[] qb, double t, double[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] = qa[j] + t * (qb[j] - qa[j]);
        }
    }
}
