package org.plume.protein.ensemble;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.plume.protein.generate.Constraint;
import org.plume.protein.generate.Generator;
import org.plume.protein.model.AnyOrder;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Direction;
import org.plume.protein.model.MeanOfConditionals;
import org.plume.protein.model.Member;
import org.plume.protein.model.Order;
import org.plume.protein.network.Networks;
import org.plume.protein.score.Scorer;

/** A trained ensemble with its baselines, opened from a model folder. */
public final class ProteinModel implements AutoCloseable {

    public static final String KIND = "protein";

    private static final String SITE = "baseline.site";
    private static final String AR_DCA = "ardca.";
    private static final String REFERENCE = "reference";
    private static final int LONGEST = 2000;

    private final ProteinSpec spec;
    private final List<Member> members;
    private final List<Member> baselines;
    private final double[] reference;
    private final String name;
    private final String version;

    ProteinModel(
            String name,
            String version,
            ProteinSpec spec,
            List<Member> members,
            List<Member> baselines,
            double[] reference) {
        this.name = name;
        this.version = version;
        this.spec = spec;
        this.members = members;
        this.baselines = baselines;
        this.reference = reference;
    }

    /**
     * Opens a model for one of its families.
     *
     * @param family its name; empty for the first
     */
    public static ProteinModel open(Path path, String family) {
        ModelFolder folder = ModelFolder.open(path);
        if (!folder.card().kind().equals(KIND)) {
            throw new IllegalArgumentException("model " + folder.card().name() + " must be of kind " + KIND + ", was "
                    + folder.card().kind());
        }
        ProteinSpec spec = ProteinSpec.of(folder.card().spec());
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
        List<Member> baselines = new ArrayList<>();
        Tensor site = weights.get(SITE);
        if (site != null) {
            baselines.add(new Member("site-independent", Direction.FORWARD, SiteIndependent.of(site)));
        }
        ArDca forward = arDca.get(Direction.FORWARD);
        if (forward != null) {
            baselines.add(new Member("arDCA", Direction.FORWARD, forward));
        }
        Tensor stored = weights.get(REFERENCE);
        double[] reference = new double[stored == null ? 0 : stored.values().length];
        for (int i = 0; stored != null && i < reference.length; i++) {
            reference[i] = stored.values()[i];
        }
        return new ProteinModel(
                folder.card().name(), folder.version(), spec, List.copyOf(members), List.copyOf(baselines), reference);
    }

    /**
     * Several models as one ensemble, which is closed as one.
     *
     * @param paths at least one
     * @param family its name; empty for the first
     * @throws IllegalArgumentException unless they were trained on the same division of the same families
     */
    public static ProteinModel open(List<Path> paths, String family) {
        List<ProteinModel> models = new ArrayList<>();
        try {
            paths.forEach(path -> models.add(open(path, family)));
            return Union.of(models);
        } catch (RuntimeException e) {
            models.forEach(ProteinModel::close);
            throw e;
        }
    }

    private static @Nullable ArDca arDca(Map<String, Tensor> weights, Direction direction) {
        Tensor fields = weights.get(AR_DCA + direction + ".fields");
        Tensor couplings = weights.get(AR_DCA + direction + ".couplings");
        return fields == null || couplings == null ? null : ArDca.of(fields, couplings);
    }

    /**
     * The same model for another of its families; both end when one is closed.
     *
     * @param family its name; empty for the first
     */
    public ProteinModel given(String family) {
        int tag = family.isEmpty() ? 0 : spec.family(family);
        return new ProteinModel(
                name, version, spec, members.stream().map(m -> m.ofFamily(tag)).toList(), baselines, reference);
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

    /**
     * What there is to write.
     *
     * @param spec of the model
     * @param weights of each member, by its name
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

    /** Writes a model folder. */
    public static ModelFolder write(
            Path path,
            String name,
            Parts parts,
            Provenance provenance,
            com.fasterxml.jackson.databind.node.ObjectNode metrics) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, byte[]> graphs = new LinkedHashMap<>();
        parts.weights().forEach((member, weights) -> {
            weights.forEach((key, t) -> tensors.put(member + "/" + key, t));
            graphs.put(
                    member,
                    OnnxFile.serving(
                            Recording.of(Networks.whole(parts.spec().network())),
                            weights,
                            parts.half() ? OnnxFile.Precision.HALF : OnnxFile.Precision.SINGLE));
        });
        SiteIndependent site = parts.site();
        if (site != null) {
            tensors.put(SITE, site.tensor());
        }
        parts.arDca().forEach((direction, arDca) -> tensors.putAll(arDca.tensors(AR_DCA + direction)));
        double[] sorted = parts.reference().clone();
        java.util.Arrays.sort(sorted);
        float[] reference = new float[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            reference[i] = (float) sorted[i];
        }
        if (reference.length > 0) {
            tensors.put(REFERENCE, Tensor.of(reference, reference.length));
        }
        ModelCard card = new ModelCard(
                name,
                KIND,
                ModelNames.name(parts.spec().families().get(0)),
                parts.spec().json(),
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode(),
                1,
                provenance,
                metrics,
                Map.of());
        return ModelFolder.write(path, card, graphs, tensors, parts.half() ? Dtype.F16 : Dtype.F32);
    }

    public ProteinSpec spec() {
        return spec;
    }

    /** Of the model, or of each of an ensemble of several. */
    public String name() {
        return name;
    }

    /** SHA-256 of the description, or of each. */
    public String version() {
        return version;
    }

    /** The ensemble. */
    public List<Member> members() {
        return members;
    }

    /** Site-independent and arDCA, where there are columns. */
    public List<Member> baselines() {
        return baselines;
    }

    /** log p for each symbol of sequences of the family that were not trained on, ascending. */
    double[] reference() {
        return reference;
    }

    /** Trained numbers of all members. */
    public long parameters() {
        return Autoregressive.parameters(members.stream().map(Member::model).toList());
    }

    public Scorer scorer() {
        return new Scorer(members, reference);
    }

    /** What is generated from: the mean, position by position, of the members that read in the order. */
    public Member generative(Order order) {
        List<Autoregressive> readers = members.stream()
                .filter(m -> m.order().equals(order))
                .map(Member::model)
                .toList();
        if (readers.isEmpty()) {
            throw new IllegalArgumentException("order must be one that a member of the model reads in, was " + order);
        }
        return new Member("mean", order, MeanOfConditionals.of(readers));
    }

    /** Draws from {@link #generative} FORWARD where there is such a member, else REVERSE. */
    public Generator generator(int slots) {
        boolean forward = members.stream().anyMatch(m -> m.order() == Direction.FORWARD);
        return new Generator(generative(forward ? Direction.FORWARD : Direction.REVERSE), slots, LONGEST);
    }

    /** What sequences of the model must match: residues, or columns where there are some. */
    public Constraint constraint(String pattern) {
        return spec.network().aligned()
                ? Constraint.ofColumns(pattern, spec.network().context())
                : Constraint.parse(pattern);
    }

    /**
     * What is completed with: networks of any order read what is fixed first; without such a network it is {@link #generative} in
     * that order, of those there are, in which the constraint is easier.
     */
    public Member completing(Constraint constraint) {
        List<AnyOrder> free = ModelMembers.anyOrder(members);
        if (!free.isEmpty()) {
            Order order = constraint.tightestFirst();
            return new Member(
                    "mean",
                    order,
                    MeanOfConditionals.of(
                            free.stream().map(m -> m.inOrder(order)).toList()));
        }
        Direction easier = constraint.easier();
        boolean there = members.stream().anyMatch(m -> m.order() == easier);
        return generative(there ? easier : members.get(0).order());
    }

    @Override
    public void close() {
        members.forEach(Member::close);
    }
}
