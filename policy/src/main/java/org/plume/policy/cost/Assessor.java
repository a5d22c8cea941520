package org.plume.policy.cost;

import org.jspecify.annotations.Nullable;
import org.plume.arm.Goal;
import org.plume.policy.cost.Assessment.Violation;

/**
 * Prices paths and judges whether they may be taken.
 *
 * @param geometry the body among the known obstacles
 * @param safety distances to keep
 * @param dt time of a step, s
 * @param goal what is to be reached, if anything
 */
public record Assessor(
        Geometry geometry,
        Safety safety,
        double dt,
        @Nullable Goal goal) {

    /** Excesses below this are rounding, rad or m. */
    private static final double ROUNDING = 1e-9;

    /**
     * Assesses what lies ahead, of a body that is where it is sent.
     *
     * @param path {@code [steps, coordinates]}
     * @param first index of the first row ahead; row {@code first - 1}, or {@code present} where there is none, is where
     *     the move to it begins
     * @param present where the path stands now
     */
    public Assessment assess(double[][] path, int first, double[] present) {
        return assess(path, first, present, path, present);
    }

    /**
     * The same of a body that follows behind: its clearance is that of where it will be.
     *
     * @param body {@code [steps, coordinates]}: where the body is after each step
     * @param bodyPresent where it is now
     */
    public Assessment assess(double[][] path, int first, double[] present, double[][] body, double[] bodyPresent) {
        double least = Double.POSITIVE_INFINITY;
        double closeness = 0;
        double length = 0;
        double position = 0;
        double velocity = 0;
        double[] from = present;
        double[] bodyFrom = bodyPresent;
        for (int k = first; k < path.length; k++) {
            double[] to = path[k];
            double clearance = geometry.clearance(bodyFrom, body[k]);
            bodyFrom = body[k];
            least = Math.min(least, clearance);
            closeness += Math.max(0, safety.comfort() - clearance);
            length += distance(from, to);
            position = Math.max(position, geometry.positionExcess(to));
            velocity = Math.max(velocity, geometry.velocityExcess(from, to, dt));
            from = to;
        }
        double goalDistance = goal == null ? 0 : geometry.distance(path[path.length - 1], goal);
        int moves = path.length - first;
        CostTerms terms = new CostTerms(closeness / moves, length, jerk(path), goalDistance, position, velocity);
        return new Assessment(terms, least, violation(position, velocity, least, required(bodyPresent)));
    }

    /** The distance to keep; where one stands nearer already, not nearer than that. */
    private double required(double[] present) {
        double now = geometry.clearance(present, present);
        return now < safety.keep() ? Math.max(0, now - ROUNDING) : safety.keep();
    }

    private static Violation violation(double position, double velocity, double least, double required) {
        if (!(position <= ROUNDING)) {
            return Violation.POSITION;
        }
        if (!(velocity <= ROUNDING)) {
            return Violation.VELOCITY;
        }
        return least >= required ? Violation.NONE : Violation.OBSTACLE;
    }

    /** Mean of |x_k - 3 x_(k-1) + 3 x_(k-2) - x_(k-3)|^2 / dt^6; 0 for fewer than 4 rows. */
    private double jerk(double[][] path) {
        double sum = 0;
        for (int k = 3; k < path.length; k++) {
            for (int a = 0; a < path[k].length; a++) {
                double third = path[k][a] - 3 * path[k - 1][a] + 3 * path[k - 2][a] - path[k - 3][a];
                sum += third * third;
            }
        }
        return path.length < 4 ? 0 : sum / (path.length - 3) / Math.pow(dt, 6);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
