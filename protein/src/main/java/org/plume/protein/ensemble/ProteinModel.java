package org.plume.protein.ensemble;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plume.protein.generate.Constraint;
import org.plume.protein.generate.Generator;
import org.plume.protein.model.AnyOrder;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Direction;
import org.plume.protein.model.MeanOfConditionals;
import org.plume.protein.model.Member;
import org.plume.protein.model.Order;
import org.plume.protein.score.Scorer;

/** A trained ensemble with its baselines, opened from a model folder. */
public final class ProteinModel implements AutoCloseable {

    public static final String KIND = "protein";

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
        return ProteinFolder.read(path, family);
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
        return spec.aligned() ? Constraint.ofColumns(pattern, spec.columns()) : Constraint.parse(pattern);
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
