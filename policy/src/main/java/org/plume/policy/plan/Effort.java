package org.plume.policy.plan;

/**
 * How much work a draw may be.
 *
 * @param evaluations network evaluations of one trajectory; 0: the model's default
 * @param beforeStep runs before each network evaluation of a batch, and may throw to abandon it
 */
public record Effort(int evaluations, Runnable beforeStep) {

    /** The model's default, not to be interrupted. */
    public static final Effort DEFAULT = new Effort(0, () -> {});

    public Effort {
        if (evaluations < 0) {
            throw new IllegalArgumentException("networkEvaluations must be >= 0, was " + evaluations);
        }
    }

    /** So many evaluations, not to be interrupted. */
    public static Effort of(int evaluations) {
        return new Effort(evaluations, () -> {});
    }
}
