package org.plume.policy.plan;

import java.util.List;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Walk;
import org.plume.policy.Chunk;
import org.plume.policy.plan.ActionDistribution.Draw;

/**
 * How a distribution asks its network when nobody else does it for it.
 *
 * @param predictor the network
 * @param beforeStep runs before each evaluation, and may throw to abandon the draw
 */
record Asking(Predictor predictor, Runnable beforeStep) {

    void finish(Walk walk) {
        walk.run(predictor, beforeStep);
    }

    List<Chunk> chunks(Draw draw) {
        finish(draw);
        return draw.chunks();
    }
}
