package org.plume.policy.plan;

import java.util.OptionalDouble;
import org.plume.policy.Chunk;
import org.plume.policy.cost.Assessment;

/**
 * One sampled trajectory.
 *
 * @param chunk what it is
 * @param assessment what it costs and whether it may be taken
 * @param mode index into {@link Plan#modes()}
 * @param logDensity log p(chunk | situation), nats, exact or estimated; empty where it was not asked for or cannot be had
 */
public record Candidate(Chunk chunk, Assessment assessment, int mode, OptionalDouble logDensity) {}
