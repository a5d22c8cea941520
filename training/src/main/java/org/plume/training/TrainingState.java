package org.plume.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.generative.nn.Tensor;

/**
 * All that a run must remember between two steps. The tensors are those that the optimiser writes into.
 *
 * @param step optimiser steps done
 * @param weights by the name of the parameter
 * @param averaged their moving average, what is served; without averaging the same tensors as {@code weights}
 * @param first AdamW's moving average of the gradient
 * @param second AdamW's moving average of its square
 */
public record TrainingState(
        long step,
        Map<String, Tensor> weights,
        Map<String, Tensor> averaged,
        Map<String, Tensor> first,
        Map<String, Tensor> second) {

    /** Before the first step, from a copy of the weights. */
    public static TrainingState start(Map<String, Tensor> initial, boolean averaging) {
        Map<String, Tensor> weights = copy(initial);
        return new TrainingState(0, weights, averaging ? copy(initial) : weights, zeros(initial), zeros(initial));
    }

    private static Map<String, Tensor> copy(Map<String, Tensor> tensors) {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        tensors.forEach((name, t) -> copies.put(name, t.copy()));
        return copies;
    }

    private static Map<String, Tensor> zeros(Map<String, Tensor> tensors) {
        Map<String, Tensor> zeros = new LinkedHashMap<>();
        tensors.forEach((name, t) -> zeros.put(name, Tensor.zeros(t.shape().clone())));
        return zeros;
    }
}
