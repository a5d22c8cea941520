package org.plume.training.dl4j;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.factory.Nd4j;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Tensor;
import org.plume.training.Engine;
import org.plume.training.Gradient;

/**
 * Deeplearning4j's engine: the definition as a SameDiff graph, differentiated by SameDiff. Slower than the default on a
 * CPU, but of its own making, so that each checks the other, and the way to a GPU: with ND4J's CUDA backend on the class
 * path it runs there unchanged. Its threads are those of {@code OMP_NUM_THREADS}; a run that goes on under another number
 * of them may differ in the last digits.
 */
public record SameDiffEngine() implements Engine {

    public static final String NAME = "dl4j";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("backend", Nd4j.getBackend().getClass().getSimpleName());
    }

    @Override
    public Gradient open(Objective objective, Map<String, Tensor> weights) {
        SameDiffOps ops = new SameDiffOps(weights);
        Map<String, SDVariable> inputs = new HashMap<>();
        for (Input input : objective.inputs()) {
            inputs.put(input.name(), ops.input(input));
        }
        SDVariable loss = objective.loss(ops, inputs);
        if (ops.shape(loss).length != 0) {
            throw new IllegalArgumentException("the loss must be a scalar, had " + ops.shape(loss).length + " axes");
        }
        return new SameDiffGradient(ops, objective.inputs(), inputs, loss, weights);
    }
}
