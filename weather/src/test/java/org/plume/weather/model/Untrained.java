package org.plume.weather.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.learn.Objective;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.weather.States;

/** Small forecasters with weights as they begin, moved off zero. */
final class Untrained {

    private Untrained() {}

    /** Of the last two states, beside persistence. */
    static ForecastSpec ring(States states, Method method) {
        return ring(states, method, Base.PERSISTENCE, 2, false);
    }

    static ForecastSpec ring(States states, Method method, Base base, int memory, boolean analyses) {
        return new ForecastSpec(
                states.layout(),
                states.calendar(),
                1,
                memory,
                analyses,
                0,
                base,
                0,
                new Architecture.Ring(4, 1, 1, 3),
                method);
    }

    /** Of the last two states and the season, beside a linear model. */
    static ForecastSpec grid(States states, Method method) {
        return new ForecastSpec(
                states.layout(),
                states.calendar(),
                1,
                2,
                false,
                2,
                Base.LINEAR,
                5,
                new Architecture.Unet(List.of(3, 4), 1, 1),
                method);
    }

    static Map<String, Tensor> weights(Objective objective, long seed) {
        return weights(objective.graph(), seed);
    }

    static Map<String, Tensor> weights(Graph graph, long seed) {
        Map<String, Tensor> weights = Parameters.initial(graph, seed);
        weights.values().forEach(w -> {
            for (int i = 0; i < w.values().length; i++) {
                w.values()[i] += 0.05f * (i % 3 - 1);
            }
        });
        return weights;
    }

    /**
     * Writes a model folder and opens it.
     *
     * @param scale of what the mean leaves; empty where there is none
     * @param weights of each network that draws
     */
    static ForecastModel model(
            Path folder,
            ForecastTraining training,
            Map<String, Tensor> mean,
            double[] scale,
            List<Map<String, Tensor>> weights) {
        ForecastFolder.write(
                folder,
                "m",
                "t",
                training,
                mean,
                scale,
                weights,
                OnnxFile.Precision.SINGLE,
                1,
                1,
                new Provenance("", "", "", 0, 0, ""),
                JsonNodeFactory.instance.objectNode());
        return ForecastModel.open(folder);
    }

    static Network network(ForecastSpec spec, Map<String, Tensor> weights) {
        Graphs graphs = new Graphs(spec);
        return new Network(
                Map.of(
                        Graphs.TRUNK, OnnxFile.serving(Recording.of(graphs.trunk()), weights),
                        Graphs.HEAD, OnnxFile.serving(Recording.of(graphs.head()), weights)),
                1);
    }

    /** What the objective says of a minibatch of so many rows. */
    static double loss(Objective objective, Map<String, Tensor> weights, Map<String, Tensor> batch, int rows) {
        try (OnnxSession session = OnnxSession.open(OnnxFile.serving(Recording.of(objective.graph()), weights), 1)) {
            Map<String, float[]> inputs = new LinkedHashMap<>();
            batch.forEach((name, tensor) -> inputs.put(name, tensor.values()));
            return Graphs.value(session.run(rows, inputs), Objective.LOSS)[0];
        }
    }
}
