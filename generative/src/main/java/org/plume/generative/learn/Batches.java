package org.plume.generative.learn;

import java.util.Map;
import org.plume.generative.nn.Tensor;

/**
 * Minibatches as a pure function of the step: the same step gives the same numbers, whatever came before. So a run that
 * was killed goes on as if nothing had happened. Implementations take their randomness from {@code Streams} at the step.
 */
@FunctionalInterface
public interface Batches {

    /** The inputs of the objective at the step (0, 1, ...), by name, each {@code [batch, tail...]}. */
    Map<String, Tensor> at(long step);
}
