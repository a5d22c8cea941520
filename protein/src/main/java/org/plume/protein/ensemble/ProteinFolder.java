package org.plume.protein.ensemble;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.Dtype;
import org.plume.generative.model.ModelCard;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.protein.baseline.ArDca;
import org.plume.protein.baseline.SiteIndependent;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Member;
import org.plume.protein.network.Networks;

/**
 * A model folder of kind {@link ProteinModel#KIND}: the tensors of each network below its name, those of the baselines, and
 * what scores are compared with; a graph of each network, to be read elsewhere.
 */
public final class ProteinFolder {

    private static final String SITE = "baseline.site";
    private static final String AR_DCA = "ardca.";
    private static final String REFERENCE = "reference";

    private ProteinFolder() {}

    /**
     * What there is to write.
     *
     * @param spec of the model
     * @param weights of each network, by its name
     * @param site null where there are no columns
     * @param arDca of each reading order; empty where there are no columns
     * @param reference log p for each symbol of sequences that were not trained on
     * @param half whether matrices of weights, and the graphs that are there to be read elsewhere, have 16 bits a number
     */
    public record Parts(
            ProteinSpec spec,
            Map<String, Map<String, Tensor>> weights,
            @Nullable SiteIndependent site,
            Map<Direction, ArDca> arDca,
            double[] reference,
            boolean half) {}

    static ProteinModel read(Path path, String family) {
        ModelFolder folder = ModelFolder.open(path);
        ModelCard card = folder.card();
        if (!card.kind().equals(ProteinModel.KIND)) {
            throw new IllegalArgumentException(
                    "model " + card.name() + " must be of kind " + ProteinModel.KIND + ", was " + card.kind());
        }
        ProteinSpec spec = ProteinSpec.of(card.spec());
        int tag = family.isEmpty() ? 0 : spec.family(family);
        Map<String, Tensor> weights = folder.weights();
        Map<Direction, ArDca> arDca = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            ArDca found = arDca(weights, direction);
            if (found != null) {
                arDca.put(direction, found);
            }
        }
        List<Member> members = ModelMembers.of(spec, name -> below(name + "/", weights), arDca, tag);
        return new ProteinModel(
                card.name(),
                folder.version(),
                spec,
                List.copyOf(members),
                baselines(weights, arDca),
                reference(weights));
    }

    private static List<Member> baselines(Map<String, Tensor> weights, Map<Direction, ArDca> arDca) {
        List<Member> baselines = new ArrayList<>();
        Tensor site = weights.get(SITE);
        if (site != null) {
            baselines.add(new Member("site-independent", Direction.FORWARD, SiteIndependent.of(site)));
        }
        ArDca forward = arDca.get(Direction.FORWARD);
        if (forward != null) {
            baselines.add(new Member("arDCA", Direction.FORWARD, forward));
        }
        return List.copyOf(baselines);
    }

    private static double[] reference(Map<String, Tensor> weights) {
        Tensor stored = weights.get(REFERENCE);
        float[] values = stored == null ? new float[0] : stored.values();
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /** Writes a model folder. */
    public static ModelFolder write(Path path, String name, Parts parts, Provenance provenance, ObjectNode metrics) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, byte[]> graphs = new LinkedHashMap<>();
        OnnxFile.Precision precision = parts.half() ? OnnxFile.Precision.HALF : OnnxFile.Precision.SINGLE;
        for (ProteinSpec.Reader reader : parts.spec().readers()) {
            Map<String, Tensor> weights = parts.weights().getOrDefault(reader.name(), Map.of());
            weights.forEach((key, t) -> tensors.put(reader.name() + "/" + key, t));
            graphs.put(
                    reader.name(),
                    OnnxFile.serving(Recording.of(Networks.whole(reader.network())), weights, precision));
        }
        SiteIndependent site = parts.site();
        if (site != null) {
            tensors.put(SITE, site.tensor());
        }
        parts.arDca().forEach((direction, arDca) -> tensors.putAll(arDca.tensors(AR_DCA + direction)));
        double[] sorted = parts.reference().clone();
        Arrays.sort(sorted);
        float[] reference = new float[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            reference[i] = (float) sorted[i];
        }
        if (reference.length > 0) {
            tensors.put(REFERENCE, Tensor.of(reference, reference.length));
        }
        ModelCard card = new ModelCard(
                name,
                ProteinModel.KIND,
                ModelNames.name(parts.spec().families().get(0)),
                parts.spec().json(),
                JsonNodeFactory.instance.objectNode(),
                1,
                provenance,
                metrics,
                Map.of());
        return ModelFolder.write(path, card, graphs, tensors, parts.half() ? Dtype.F16 : Dtype.F32);
    }

    private static @Nullable ArDca arDca(Map<String, Tensor> weights, Direction direction) {
        Tensor fields = weights.get(AR_DCA + direction + ".fields");
        Tensor couplings = weights.get(AR_DCA + direction + ".couplings");
        return fields == null || couplings == null ? null : ArDca.of(fields, couplings);
    }

    private static Map<String, Tensor> below(String prefix, Map<String, Tensor> tensors) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        tensors.forEach((name, t) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), t);
            }
        });
        return found;
    }
}
