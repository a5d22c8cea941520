package org.plume.server.session;

import org.plume.policy.cost.CostWeights;
import org.plume.policy.plan.Effort;
import org.plume.policy.plan.Seam;

/**
 * What a robot asked for when it opened its session.
 *
 * @param samples K of each answer
 * @param weights of the choice
 * @param effort of each answer
 * @param seam how chunks join
 * @param seamHorizon steps ahead from which on a guided chunk is free; 0: where the old one ends
 * @param maxAge an older observation is refused, ns; 0: none is
 * @param seed of the answers
 */
public record SessionTerms(
        int samples, CostWeights weights, Effort effort, Seam seam, int seamHorizon, long maxAge, long seed) {}
