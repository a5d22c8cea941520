package org.plume.arm;

/**
 * Limits of n joints.
 *
 * @param lower {@code [n]} rad (m for prismatic joints); -infinity where there is none
 * @param upper {@code [n]} rad
 * @param velocity {@code [n]} largest speed, rad/s
 */
public record JointLimits(double[] lower, double[] upper, double[] velocity) {

    public JointLimits {
        Check.length("upper", upper, lower.length);
        Check.length("velocity", velocity, lower.length);
        for (int j = 0; j < lower.length; j++) {
            if (!(lower[j] <= upper[j])) {
                throw new IllegalArgumentException(
                        "lower[" + j + "] must be <= upper[" + j + "] = " + upper[j] + ", was " + lower[j]);
            }
            if (!(velocity[j] > 0)) {
                throw new IllegalArgumentException("velocity[" + j + "] must be > 0, was " + velocity[j]);
            }
        }
    }

    public int joints() {
        return lower.length;
    }

    /** Whether every joint stands within its limits. */
    public boolean contains(double[] q) {
        return excess(q) <= 0;
    }

    /** The largest excess over a limit, rad; 0 within. NaN counts as infinite. */
    public double excess(double[] q) {
        Check.length("q", q, lower.length);
        double worst = 0;
        for (int j = 0; j < q.length; j++) {
            if (Double.isNaN(q[j])) {
                return Double.POSITIVE_INFINITY;
            }
            worst = Math.max(worst, Math.max(lower[j] - q[j], q[j] - upper[j]));
        }
        return worst;
    }

    /** The largest excess of a step's mean speed over a velocity limit, rad/s; 0 within. */
    public double velocityExcess(double[] from, double[] to, double dt) {
        Check.length("from", from, lower.length);
        Check.length("to", to, lower.length);
        Check.positive("dt", dt);
        double worst = 0;
        for (int j = 0; j < from.length; j++) {
            double speed = Math.abs(to[j] - from[j]) / dt;
            worst = Double.isNaN(speed) ? Double.POSITIVE_INFINITY : Math.max(worst, speed - velocity[j]);
        }
        return worst;
    }

    /** The nearest configuration within the limits. */
    public double[] clip(double[] q) {
        Check.length("q", q, lower.length);
        double[] inside = new double[q.length];
        for (int j = 0; j < q.length; j++) {
            inside[j] = Math.min(Math.max(q[j], lower[j]), upper[j]);
        }
        return inside;
    }
}
