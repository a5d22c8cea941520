package org.plume.generative.nn.onnx;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Node;
import org.plume.generative.nn.Op;
import org.plume.generative.nn.Order;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;

/**
 * Writes a recording as an ONNX model: operators of the standard set 18, any batch, inputs, outputs and parameters under
 * their own names.
 */
public final class OnnxFile {

    private static final String PRODUCER = "plume";

    private OnnxFile() {}

    /** How many bits a weight takes in a file. */
    public enum Precision {
        /** 32. */
        SINGLE,
        /** 16 for matrices: half the size, each weight off by at most 1 part in 2048; computed in singles all the same. */
        HALF
    }

    /** {@link #serving(Recording, Map, Precision)} in singles. */
    public static byte[] serving(Recording recording, Map<String, Tensor> weights) {
        return serving(recording, weights, Precision.SINGLE);
    }

    /**
     * The form that serves, with the weights within.
     *
     * @param weights a value for each parameter that the outputs depend on; others are left out
     */
    public static byte[] serving(Recording recording, Map<String, Tensor> weights, Precision precision) {
        OnnxGraph graph = new OnnxGraph();
        Map<String, Node> outputs = Lowering.serving(recording.outputs());
        Map<String, Node> leaves = leaves(graph, recording, outputs);
        leaves.forEach((name, leaf) -> {
            Tensor value = weights.get(name);
            if (value == null || !Arrays.equals(value.shape(), leaf.shape())) {
                throw new IllegalArgumentException("weights must hold " + name + " of shape "
                        + Arrays.toString(leaf.shape()) + ", was "
                        + (value == null ? "absent" : Arrays.toString(value.shape())));
            }
            if (precision == Precision.HALF && value.shape().length >= 2) {
                graph.halfInitializer(name, value.values(), value.shape());
            } else {
                graph.initializer(name, value.values(), value.shape());
            }
        });
        return write(graph, leaves, outputs);
    }

    /** The form that learns: every parameter is an input, named as it is, after the inputs of the graph. */
    public static byte[] training(Recording recording) {
        OnnxGraph graph = new OnnxGraph();
        Map<String, Node> outputs = Lowering.training(recording.outputs());
        Map<String, Node> leaves = leaves(graph, recording, outputs);
        recording.parameters().forEach((name, node) -> graph.input(name, false, node.shape()));
        return write(graph, leaves, outputs);
    }

    /** Names what is given from outside; the answer holds the parameters in use. */
    private static Map<String, Node> leaves(OnnxGraph graph, Recording recording, Map<String, Node> outputs) {
        for (Input input : recording.inputs()) {
            long[] shape = new long[input.tail().length + 1];
            shape[0] = -1;
            System.arraycopy(input.tail(), 0, shape, 1, input.tail().length);
            graph.input(claim(graph, input.name()), input.tokens(), shape);
        }
        recording.parameters().keySet().forEach(name -> claim(graph, name));
        outputs.keySet().forEach(name -> claim(graph, name));
        Map<String, Node> used = new LinkedHashMap<>();
        for (Node node : Order.of(outputs.values())) {
            if (node.op() instanceof Op.Parameter p) {
                used.put(p.name(), node);
            }
        }
        return used;
    }

    private static String claim(OnnxGraph graph, String name) {
        if (!graph.fresh(name).equals(name)) {
            throw new IllegalArgumentException(
                    "inputs, parameters and outputs must have different names, " + name + " is used twice");
        }
        return name;
    }

    private static byte[] write(OnnxGraph graph, Map<String, Node> parameters, Map<String, Node> outputs) {
        Emitter emitter = new Emitter(graph);
        for (Node node : Order.of(outputs.values())) {
            if (node.op() instanceof Op.Feed f) {
                emitter.define(node, f.input().name());
            }
        }
        parameters.forEach((name, node) -> emitter.define(node, name));
        emitter.write(outputs);
        return graph.model(PRODUCER);
    }
}
