package org.plume.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.generative.nn.Tensor;

/**
 * The best look at the held-out loss so far.
 *
 * @param step optimiser steps done at that look
 * @param loss mean loss of the held-out minibatches
 * @param weights the averaged weights then, a copy
 */
record Best(long step, double loss, Map<String, Tensor> weights) {

    static Best of(TrainingState state, double loss) {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        state.averaged().forEach((name, t) -> copies.put(name, t.copy()));
        return new Best(state.step(), loss, copies);
    }
}
