package org.plume.policy.plan;

import java.util.List;
import org.plume.generative.Streams;
import org.plume.policy.Situation;
import org.plume.policy.cost.CostWeights;

/**
 * A question to a {@link Planner}.
 *
 * @param situation what is seen
 * @param samples K, at least 1
 * @param weights how much each cost counts for the choice
 * @param chosen the path chosen before and still to be followed, {@code [steps, coordinates]}, its first row the first
 *     that lies ahead; empty: none
 * @param continuation what the new chunk goes on from
 * @param logDensity whether to estimate log p of each trajectory where the model can
 * @param effort how much work it may be
 * @param streams row i of the batch draws from stream i
 */
public record PlanRequest(
        Situation situation,
        int samples,
        CostWeights weights,
        List<double[]> chosen,
        Continuation continuation,
        boolean logDensity,
        Effort effort,
        Streams streams) {

    public PlanRequest {
        if (samples < 1) {
            throw new IllegalArgumentException("samples must be >= 1, was " + samples);
        }
        chosen = List.copyOf(chosen);
    }

    /** K trajectories with the defaults of everything else. */
    public static PlanRequest of(Situation situation, int samples, Streams streams) {
        return new PlanRequest(
                situation, samples, CostWeights.DEFAULT, List.of(), Continuation.NONE, false, Effort.DEFAULT, streams);
    }
}
