package org.plume.generative.paradigm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxWeights;

/**
 * A trained paradigm as ONNX graphs by name, which any ONNX tool can run. Opening reads their weights; the networks are those of
 * the paradigm.
 */
public final class TrainedGraphs {

    private TrainedGraphs() {}

    /**
     * {@link Paradigm#graphs} with their weights.
     *
     * @param weights of all of them, by parameter name
     * @param precision of the weights in the files
     */
    public static Map<String, byte[]> write(
            Paradigm paradigm, Space space, Map<String, Tensor> weights, OnnxFile.Precision precision) {
        Map<String, byte[]> onnx = new LinkedHashMap<>();
        paradigm.graphs(space)
                .forEach((name, graph) -> onnx.put(name, OnnxFile.serving(Recording.of(graph), weights, precision)));
        return onnx;
    }

    /**
     * The trained model.
     *
     * @param onnx the graph of a name
     * @throws IllegalArgumentException where the paradigm does not sample, or a graph lacks a parameter of its network or has it in
     *     another shape
     */
    public static DistributionModel open(Paradigm paradigm, Space space, Function<String, byte[]> onnx) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        paradigm.graphs(space).forEach((name, graph) -> weights.putAll(weights(name, graph, onnx.apply(name))));
        Model model = paradigm.open(space, weights);
        if (model instanceof DistributionModel sampling) {
            return sampling;
        }
        model.close();
        throw new IllegalArgumentException("paradigm " + paradigm.name() + " must sample, has no SAMPLE");
    }

    private static Map<String, Tensor> weights(String name, Graph graph, byte[] onnx) {
        Map<String, Tensor> read = OnnxWeights.read(onnx);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Recording.of(graph).parameters().forEach((parameter, node) -> {
            Tensor value = read.get(parameter);
            if (value == null || !Arrays.equals(value.shape(), node.shape())) {
                throw new IllegalArgumentException("the graph " + name + " must have a parameter " + parameter + " "
                        + Arrays.toString(node.shape()) + ", had "
                        + (value == null ? "none" : Arrays.toString(value.shape())));
            }
            weights.put(parameter, value);
        });
        return weights;
    }
}
