package org.plume.sim.remote;

import org.plume.proto.policy.v1.CostWeights;

/**
 * How a {@link RemoteController} asks.
 *
 * @param samples K of each request
 * @param evaluations network evaluations of a trajectory; 0: the model's default
 * @param weights how much each cost counts; all 0: a draw from the policy among what is feasible
 * @param alone whether obstacles are kept from a policy that does not see them
 */
public record RemoteOptions(int samples, int evaluations, CostWeights weights, boolean alone) {

    public RemoteOptions {
        if (samples < 1) {
            throw new IllegalArgumentException("samples must be >= 1, was " + samples);
        }
        if (evaluations < 0) {
            throw new IllegalArgumentException("evaluations must be >= 0, was " + evaluations);
        }
    }

    /** K draws of the policy, known obstacles as hard limits. */
    public static RemoteOptions drawing(int samples) {
        return new RemoteOptions(samples, 0, CostWeights.getDefaultInstance(), false);
    }
}
