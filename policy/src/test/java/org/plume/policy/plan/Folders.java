package org.plume.policy.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.policy.Normalization;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.Scaling;
import org.plume.policy.Tracking;
import org.plume.policy.encode.SituationEncoding;

/** Model folders with random weights. */
public final class Folders {

    private Folders() {}

    /** Targets are scaled by 1 / reach, so that displacements are about as long as reach. */
    public static ModelFolder random(Path folder, String name, PolicySpec spec, double reach) {
        PolicyDescription description = description(spec, reach);
        return write(folder, name, description, weights(description));
    }

    /** The same of a body that follows like this. */
    static ModelFolder random(Path folder, String name, PolicySpec spec, double reach, Tracking tracking) {
        PolicyDescription still = description(spec, reach);
        PolicyDescription description = new PolicyDescription(spec, still.scaling(), tracking);
        return write(folder, name, description, weights(description));
    }

    private static Map<String, Tensor> weights(PolicyDescription description) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        PolicyFolder.graphs(description).values().forEach(graph -> all.putAll(weights(graph)));
        return all;
    }

    /** As they begin, plus N(0, 0.1^2): layers that begin at zero would hide what follows them. */
    static Map<String, Tensor> weights(Graph graph) {
        Map<String, Tensor> weights = Parameters.initial(graph, 5);
        RandomGenerator rng = new Streams(5).at(0);
        for (Tensor weight : weights.values()) {
            for (int i = 0; i < weight.values().length; i++) {
                weight.values()[i] += (float) (0.1 * rng.nextGaussian());
            }
        }
        return weights;
    }

    /** A residual MLP whose answer is this number everywhere. */
    public static ModelFolder constant(Path folder, PolicySpec spec, double reach, float answer) {
        PolicyDescription description = description(spec, reach);
        Map<String, Tensor> weights = Parameters.initial(PolicyFolder.graph(description), 5);
        Arrays.fill(weights.getOrDefault("output.weight", Tensor.zeros(0)).values(), 0);
        Arrays.fill(weights.getOrDefault("output.bias", Tensor.zeros(0)).values(), answer);
        return write(folder, "constant", description, weights);
    }

    private static PolicyDescription description(PolicySpec spec, double reach) {
        int features = new SituationEncoding(spec).size();
        double[] scale = new double[spec.chunkSize()];
        Arrays.fill(scale, 1 / reach);
        double[] one = new double[features];
        Arrays.fill(one, 1);
        return new PolicyDescription(
                spec,
                new Scaling(
                        new Normalization(one, new double[features]),
                        new Normalization(scale, new double[scale.length])));
    }

    private static ModelFolder write(
            Path folder, String name, PolicyDescription description, Map<String, Tensor> weights) {
        return PolicyFolder.write(
                folder,
                name,
                description,
                weights,
                OnnxFile.Precision.SINGLE,
                1,
                new Provenance("", "none", "", 5, 0, ""),
                JsonNodeFactory.instance.objectNode());
    }
}
