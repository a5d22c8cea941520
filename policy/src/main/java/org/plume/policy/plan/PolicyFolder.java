package org.plume.policy.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.generative.model.ModelCard;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.encode.Conditioning;
import org.plume.policy.method.OneLoss;
import org.plume.policy.method.Shape;

/** Writes trained policies as model folders. */
public final class PolicyFolder {

    private PolicyFolder() {}

    /** The graphs that a policy serves, by name. */
    public static Map<String, Graph> graphs(PolicyDescription description) {
        PolicySpec spec = description.spec();
        return spec.method().graphs(shape(description), spec.network());
    }

    /**
     * The one graph that a policy of one loss serves.
     *
     * @throws IllegalArgumentException where it is of another method
     */
    public static Graph graph(PolicyDescription description) {
        PolicySpec spec = description.spec();
        if (spec.method() instanceof OneLoss method) {
            return method.graph(shape(description), spec.network());
        }
        throw new IllegalArgumentException(
                "method must be of one loss, was " + spec.method().name());
    }

    static Shape shape(PolicyDescription description) {
        PolicySpec spec = description.spec();
        return spec.shape(new Conditioning(spec, description.scaling().features()).size());
    }

    /**
     * Writes the folder.
     *
     * @param weights of {@link #graphs}, by parameter name
     * @param precision of the weights in the file
     * @param threads inside one call of the network
     * @param metrics what it reached, with baselines; may be empty
     */
    public static ModelFolder write(
            Path folder,
            String name,
            PolicyDescription description,
            Map<String, Tensor> weights,
            OnnxFile.Precision precision,
            int threads,
            Provenance provenance,
            ObjectNode metrics) {
        Map<String, byte[]> onnx = new LinkedHashMap<>();
        graphs(description)
                .forEach((graph, definition) ->
                        onnx.put(graph, OnnxFile.serving(Recording.of(definition), weights, precision)));
        ModelCard card = new ModelCard(
                name,
                PolicyDescription.KIND,
                description.spec().task(),
                description.specJson(),
                description.samplerJson(),
                threads,
                provenance,
                metrics,
                Map.of());
        return ModelFolder.write(folder, card, onnx, Map.of());
    }
}
