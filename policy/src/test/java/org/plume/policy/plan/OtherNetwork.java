package org.plume.policy.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;

/** A network with the same inputs, outputs and parameters that computes something else: twice as much. */
record OtherNetwork(Graph graph) implements Graph {

    static Graph like(Graph graph) {
        return new OtherNetwork(graph);
    }

    @Override
    public List<Input> inputs() {
        return graph.inputs();
    }

    @Override
    public <V> Map<String, V> define(Ops<V> ops, Map<String, V> inputs) {
        Map<String, V> doubled = new LinkedHashMap<>();
        graph.define(ops, inputs).forEach((name, value) -> doubled.put(name, ops.scale(value, 2)));
        return doubled;
    }
}
