package org.plume.training.dl4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Tensor;
import org.plume.training.Gradient;
import org.plume.training.Minibatch;

/** A SameDiff graph with its gradient. The arrays of a step live outside the heap and are closed with it. */
final class SameDiffGradient implements Gradient {

    private final SameDiff graph;
    private final List<Input> inputs;
    private final Map<String, String> inputNames = new HashMap<>();
    private final String loss;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, float[]> gradients = new LinkedHashMap<>();

    private record Slot(String variable, float[] weights, float[] gradient, boolean matters) {}

    SameDiffGradient(
            SameDiffOps ops,
            List<Input> inputs,
            Map<String, SDVariable> inputVariables,
            SDVariable loss,
            Map<String, Tensor> weights) {
        this.graph = ops.graph();
        this.inputs = inputs;
        this.loss = loss.name();
        inputVariables.forEach((name, v) -> inputNames.put(name, v.name()));
        graph.setLossVariables(loss.name());
        Chatter.without(graph::createGradFunction);
        ops.parameters().forEach((name, v) -> {
            Tensor w = weights.get(name);
            if (w == null) {
                throw new IllegalArgumentException("weights must hold " + name + ", was absent");
            }
            float[] gradient = new float[w.values().length];
            slots.add(new Slot(v.name(), w.values(), gradient, v.gradient() != null));
            gradients.put(name, gradient);
        });
    }

    @Override
    public double at(Map<String, Tensor> given) {
        Minibatch.size(inputs, given);
        Map<String, INDArray> feeds = new HashMap<>();
        for (Input input : inputs) {
            Tensor values = Minibatch.of(input, given);
            INDArray array = SameDiffOps.array(values.values(), values.shape());
            feeds.put(
                    String.valueOf(inputNames.get(input.name())),
                    input.tokens() ? array.castTo(DataType.INT32) : array);
        }
        for (Slot slot : slots) {
            INDArray array = graph.getVariable(slot.variable).getArr();
            try (INDArray now = SameDiffOps.array(slot.weights, array.shape())) {
                array.assign(now);
            }
        }
        List<String> wanted =
                slots.stream().filter(Slot::matters).map(Slot::variable).toList();
        OutAndGrad result = graph.calculateGradientsAndOutputs(feeds, List.of(loss), wanted);
        for (Slot slot : slots) {
            if (slot.matters) {
                copy(known(result.getGradients(), slot.variable), slot.gradient);
            }
        }
        INDArray value = known(result.getOutputs(), loss);
        double answer = value.getDouble(0);
        close(value);
        result.getGradients().values().forEach(SameDiffGradient::close);
        feeds.values().forEach(SameDiffGradient::close);
        return answer;
    }

    private static INDArray known(Map<String, INDArray> arrays, String name) {
        INDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalStateException("SameDiff must compute " + name + ", computed " + arrays.keySet());
        }
        return array;
    }

    private static void copy(INDArray from, float[] to) {
        INDArray rows = from.dup('c');
        System.arraycopy(rows.data().asFloat(), 0, to, 0, to.length);
        close(rows);
    }

    private static void close(INDArray array) {
        if (array.closeable()) {
            array.close();
        }
    }

    @Override
    public Map<String, float[]> byParameter() {
        return Collections.unmodifiableMap(gradients);
    }

    @Override
    public void close() {
        slots.forEach(slot -> close(graph.getVariable(slot.variable).getArr()));
    }
}
