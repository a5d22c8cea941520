package org.plume.generative.learn;

import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Tensor;

/**
 * When to stop before the plan's end: the loss of minibatches that are not trained on is looked at now and then, at the
 * averaged weights. The weights of the best look are what is served.
 *
 * @param heldOut inputs of the objective; their mean loss is looked at
 * @param every steps between two looks
 * @param patience looks in a row without a new best that end the run
 */
public record StoppingRule(List<Map<String, Tensor>> heldOut, long every, int patience) {

    public StoppingRule {
        if (heldOut.isEmpty()) {
            throw new IllegalArgumentException("heldOut must have minibatches, has none");
        }
        if (every < 1) {
            throw new IllegalArgumentException("every must be >= 1, was " + every);
        }
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be >= 1, was " + patience);
        }
        heldOut = List.copyOf(heldOut);
    }
}
