package org.plume.training.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.training.Engine;
import org.plume.training.EngineContract;
import org.plume.training.Minibatch;

/** Every network and every operation through the default engine, and through the graph that serves. */
class OnnxEngineContractTest extends EngineContract {

    @Override
    protected Engine training() {
        return new OnnxEngine();
    }

    @Override
    protected Map<String, float[]> outputs(Graph graph, Map<String, Tensor> weights, Map<String, Tensor> batch) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Input input : graph.inputs()) {
            float[] values = Minibatch.of(input, batch).values();
            given.put(input.name(), input.tokens() ? ids(values) : values);
        }
        try (OnnxSession session = OnnxSession.open(OnnxFile.serving(Recording.of(graph), weights), 1)) {
            return session.run(Minibatch.size(graph.inputs(), batch), given);
        }
    }

    private static long[] ids(float[] values) {
        long[] ids = new long[values.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (long) values[i];
        }
        return ids;
    }
}
