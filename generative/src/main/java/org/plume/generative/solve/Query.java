package org.plume.generative.solve;

import org.jspecify.annotations.Nullable;

/**
 * What a network is asked: one row of a batch.
 *
 * @param x the point, {@code [d]}
 * @param t its time; NaN for a network that is told none
 * @param condition what the distribution is conditioned on, {@code [c]}, may be empty
 * @param cotangent null: the prediction {@code [d]} is wanted; else w {@code [d]}: the prediction and behind it the
 *     derivative w^T (d prediction / d x), {@code [2 d]}
 */
public record Query(double[] x, double t, float[] condition, double @Nullable [] cotangent) {

    /** Asks for the prediction. */
    public Query(double[] x, double t, float[] condition) {
        this(x, t, condition, null);
    }
}
