package org.plume.policy.cost;

/**
 * What a trajectory costs.
 *
 * @param clearance mean of max(0, comfort - clearance) over its moves, m
 * @param pathLength of the path, m or rad
 * @param jerk mean squared third difference over dt^3, m^2/s^6 or rad^2/s^6
 * @param goalDistance of the last row, m or rad; 0 without a goal
 * @param jointLimits largest excess, rad; 0 within
 * @param velocityLimits largest excess, m/s or rad/s; 0 within
 */
public record CostTerms(
        double clearance,
        double pathLength,
        double jerk,
        double goalDistance,
        double jointLimits,
        double velocityLimits) {

    /** The weighted sum. */
    public double total(CostWeights w) {
        return w.clearance() * clearance
                + w.pathLength() * pathLength
                + w.jerk() * jerk
                + w.goalDistance() * goalDistance
                + w.jointLimits() * jointLimits
                + w.velocityLimits() * velocityLimits;
    }
}
