package org.plume.policy.cost;

/** Non-negative weights of {@link CostTerms}; 0 leaves a term out. With all 0, trajectories tie and the first one wins. */
public record CostWeights(
        double clearance,
        double pathLength,
        double jerk,
        double goalDistance,
        double jointLimits,
        double velocityLimits) {

    /** Clearance (m) and goal distance count most, then length; limits stand for themselves as they are hard. */
    public static final CostWeights DEFAULT = new CostWeights(100, 1, 1e-6, 10, 1, 1);

    /** Nothing counts: `best` is the first feasible trajectory, a draw from the policy given that it is feasible. */
    public static final CostWeights NONE = new CostWeights(0, 0, 0, 0, 0, 0);

    public CostWeights {
        check("clearance", clearance);
        check("path_length", pathLength);
        check("jerk", jerk);
        check("goal_distance", goalDistance);
        check("joint_limits", jointLimits);
        check("velocity_limits", velocityLimits);
    }

    private static void check(String name, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weights." + name + " must be >= 0 and finite, was " + weight);
        }
    }
}
