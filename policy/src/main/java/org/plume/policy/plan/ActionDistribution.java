package org.plume.policy.plan;

import org.plume.generative.Sampler;
import org.plume.policy.Chunk;

/** p(chunk | situation). Implementations say by further interfaces what else they can do. */
public interface ActionDistribution extends Sampler<Chunk> {

    /** Network evaluations that one chunk takes. */
    int evaluations();
}
