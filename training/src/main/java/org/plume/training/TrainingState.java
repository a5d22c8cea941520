package org.plume.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

    /** The same tensors, said to be those after so many steps. */
    TrainingState at(long steps) {
        return new TrainingState(steps, weights, averaged, first, second);
    }

    /** The part of the parameters, sharing their tensors. */
    TrainingState of(Set<String> parameters, long steps) {
        Map<String, Tensor> part = part(weights, parameters);
        return new TrainingState(
                steps,
                part,
                averaged == weights ? part : part(averaged, parameters),
                part(first, parameters),
                part(second, parameters));
    }

    private static Map<String, Tensor> part(Map<String, Tensor> tensors, Set<String> names) {
        Map<String, Tensor> part = new LinkedHashMap<>(tensors);
        part.keySet().retainAll(names);
        return part;
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
