package org.plume.weather.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.model.ModelCard;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.paradigm.TrainedGraphs;

/** Trained forecasters as model folders: a card, the graphs, and climate, base and scale in {@code weights.safetensors}. */
public final class ForecastFolder {

    /** The kind of the model folders. */
    public static final String KIND = "weather";

    static final String SPREAD = "spread";

    private ForecastFolder() {}

    /**
     * Writes the folder.
     *
     * @param mean weights of the deterministic mean; empty where there is none
     * @param residual the deviation of what it leaves; empty where there is none
     * @param weights that each network ended with; member k of an ensemble is drawn by network k mod their number
     * @param precision of the weights in the graphs
     * @param spread factor of the spread, 1 for none
     * @param threads inside one call of the network
     * @param metrics what it reached, with baselines; may be empty
     */
    public static ModelFolder write(
            Path folder,
            String name,
            String task,
            ForecastTraining training,
            Map<String, Tensor> mean,
            double[] residual,
            List<Map<String, Tensor>> weights,
            OnnxFile.Precision precision,
            double spread,
            int threads,
            Provenance provenance,
            ObjectNode metrics) {
        ForecastSpec spec = training.spec();
        Graphs graphs = new Graphs(spec);
        Map<String, byte[]> onnx = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            int network = i;
            drawing(spec, weights.get(i), precision)
                    .forEach((graph, bytes) -> onnx.put(Graphs.of(graph, network), bytes));
        }
        if (spec.method().hasMean()) {
            onnx.put(Graphs.MEAN, OnnxFile.serving(Recording.of(graphs.mean()), mean, precision));
        }
        ObjectNode sampler = JsonNodeFactory.instance.objectNode().put(SPREAD, spread);
        ModelCard card =
                new ModelCard(name, KIND, task, SpecJson.write(spec), sampler, threads, provenance, metrics, Map.of());
        return ModelFolder.write(folder, card, onnx, ScalingTensors.write(training.scaling(weights.get(0)), residual));
    }

    /** The graphs of a network that draws. */
    private static Map<String, byte[]> drawing(
            ForecastSpec spec, Map<String, Tensor> weights, OnnxFile.Precision precision) {
        if (spec.method() instanceof OfParadigm method) {
            return TrainedGraphs.write(method.of(spec), OfParadigm.space(spec), weights, precision);
        }
        Graphs graphs = new Graphs(spec);
        return Map.of(
                Graphs.TRUNK, OnnxFile.serving(Recording.of(graphs.trunk()), weights, precision),
                Graphs.HEAD, OnnxFile.serving(Recording.of(graphs.head()), weights, precision));
    }

    /** The same folder under another factor of the spread and with these metrics. */
    public static ModelFolder rewrite(Path folder, double spread, ObjectNode metrics) {
        ModelFolder old = ModelFolder.open(folder);
        ModelCard card = old.card();
        Map<String, byte[]> onnx = new LinkedHashMap<>();
        old.graphs().forEach(graph -> onnx.put(graph, old.graph(graph)));
        ModelCard changed = new ModelCard(
                card.name(),
                card.kind(),
                card.task(),
                card.spec(),
                card.sampler().put(SPREAD, spread),
                card.threads(),
                card.provenance(),
                metrics,
                Map.of());
        return ModelFolder.write(folder, changed, onnx, old.weights());
    }
}
