package org.plume.policy.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;

/**
 * The mean of (prediction(x, t, condition) - target)^2, prediction and target {@code [b, horizon, coordinates]}. Flow
 * matching, denoising and plain regression differ in x, t and target only.
 */
record Regression(Shape shape, Architecture network) implements Objective {

    static final String X = "x";
    static final String T = "t";
    static final String CONDITION = "condition";
    static final String TARGET = "target";

    /** The graph of the prediction alone. */
    Graph prediction() {
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return networkInputs();
            }

            @Override
            public <V> Map<String, V> define(Ops<V> ops, Map<String, V> inputs) {
                return Map.of(OneLoss.GRAPH, predict(ops, inputs));
            }
        };
    }

    @Override
    public List<Input> inputs() {
        List<Input> inputs = new ArrayList<>(networkInputs());
        inputs.add(Input.numbers(TARGET, shape.horizon(), shape.coordinates()));
        return inputs;
    }

    @Override
    public <V> V loss(Ops<V> ops, Map<String, V> inputs) {
        return ops.meanAll(ops.square(ops.sub(predict(ops, inputs), value(inputs, TARGET))));
    }

    private List<Input> networkInputs() {
        return List.of(
                Input.numbers(X, shape.horizon(), shape.coordinates()),
                Input.numbers(T, 1),
                Input.numbers(CONDITION, shape.condition()));
    }

    private <V> V predict(Ops<V> ops, Map<String, V> inputs) {
        return network.network(shape).apply(ops, value(inputs, X), value(inputs, T), value(inputs, CONDITION));
    }

    static <V> V value(Map<String, V> inputs, String name) {
        V value = inputs.get(name);
        if (value == null) {
            throw new IllegalArgumentException("inputs must have " + name + ", had " + inputs.keySet());
        }
        return value;
    }
}
