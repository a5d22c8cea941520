package org.plume.policy.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
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
import org.plume.policy.method.Method;

/** Writes trained policies as model folders. */
public final class PolicyFolder {

    private PolicyFolder() {}

    /** The graph that a policy serves. */
    public static Graph graph(PolicyDescription description) {
        PolicySpec spec = description.spec();
        int condition = new Conditioning(spec, description.scaling().features()).size();
        return spec.method().graph(spec.shape(condition), spec.network());
    }

    /**
     * Writes the folder.
     *
     * @param weights of {@link #graph}, by parameter name
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
        byte[] onnx = OnnxFile.serving(Recording.of(graph(description)), weights, precision);
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
        return ModelFolder.write(folder, card, Map.of(Method.GRAPH, onnx), Map.of());
    }
}
