package org.plume.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.NetworkContract;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;

/** The contract of networks, for a training engine: its losses and gradients are those of the oracle. */
public abstract class EngineContract extends NetworkContract {

    /** The engine under test. */
    protected abstract Engine training();

    /** The outputs of the graph as the engine computes them; the loss alone where it keeps the others to itself. */
    protected abstract Map<String, float[]> outputs(
            Graph graph, Map<String, Tensor> weights, Map<String, Tensor> batch);

    @Override
    protected org.plume.generative.nn.Engine engine() {
        return new org.plume.generative.nn.Engine() {
            @Override
            public Map<String, float[]> outputs(
                    Graph graph, Map<String, Tensor> parameters, int batch, Map<String, ?> inputs) {
                return EngineContract.this.outputs(graph, parameters, tensors(graph, batch, inputs));
            }

            @Override
            public Map<String, float[]> gradients(
                    Graph graph, String scalar, Map<String, Tensor> parameters, int batch, Map<String, ?> inputs) {
                try (Gradient gradient = training().open(objective(graph, scalar), parameters)) {
                    gradient.at(tensors(graph, batch, inputs));
                    Map<String, float[]> found = new LinkedHashMap<>();
                    parameters
                            .keySet()
                            .forEach(name -> found.put(name, gradient.by(name).clone()));
                    return found;
                }
            }
        };
    }

    private static Map<String, Tensor> tensors(Graph graph, int batch, Map<String, ?> inputs) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Input input : graph.inputs()) {
            long[] shape = new long[input.tail().length + 1];
            shape[0] = batch;
            System.arraycopy(input.tail(), 0, shape, 1, input.tail().length);
            tensors.put(input.name(), Tensor.of(floats(Objects.requireNonNull(inputs.get(input.name()))), shape));
        }
        return tensors;
    }

    private static float[] floats(Object values) {
        if (values instanceof long[] ids) {
            float[] v = new float[ids.length];
            for (int i = 0; i < v.length; i++) {
                v[i] = ids[i];
            }
            return v;
        }
        return (float[]) values;
    }

    /** The scalar output of the graph as an objective. */
    protected static Objective objective(Graph graph, String scalar) {
        return new Objective() {
            @Override
            public List<Input> inputs() {
                return graph.inputs();
            }

            @Override
            public <V> V loss(Ops<V> ops, Map<String, V> inputs) {
                return Objects.requireNonNull(graph.define(ops, inputs).get(scalar));
            }
        };
    }
}
