package org.plume.generative.nn.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.generative.nn.Engine;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.NetworkContract;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;

/** The serving form and the training form, as ONNX Runtime runs them. */
class OnnxContractTest extends NetworkContract {

    @Override
    protected Engine engine() {
        return new Engine() {
            @Override
            public Map<String, float[]> outputs(
                    Graph graph, Map<String, Tensor> parameters, int batch, Map<String, ?> inputs) {
                try (OnnxSession session = OnnxSession.open(OnnxFile.serving(Recording.of(graph), parameters), 1)) {
                    return session.run(batch, inputs);
                }
            }

            @Override
            public Map<String, float[]> gradients(
                    Graph graph, String scalar, Map<String, Tensor> parameters, int batch, Map<String, ?> inputs) {
                Recording recording = Recording.of(graph).withGradients(scalar);
                Map<String, Object> given = new LinkedHashMap<>(inputs);
                parameters.forEach((name, value) -> given.put(name, value.values()));
                try (OnnxSession session = OnnxSession.open(OnnxFile.training(recording), 1)) {
                    Map<String, float[]> all = session.run(batch, given);
                    Map<String, float[]> gradients = new LinkedHashMap<>();
                    parameters
                            .keySet()
                            .forEach(name ->
                                    gradients.put(name, all.getOrDefault(Recording.gradient(name), new float[0])));
                    return gradients;
                }
            }
        };
    }
}
