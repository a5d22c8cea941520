package org.plume.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.generative.Streams;
import org.plume.generative.learn.Plan;
import org.plume.protein.ensemble.ProteinSpec;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.learn.ProteinRecipe;
import org.plume.protein.model.ColumnOrder;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Order;
import org.plume.protein.network.SequenceBatches;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The networks of a family: in which order they read, their sizes, and what is hidden from them. */
final class ProteinNetworkOptions {

    private static final String ANY = "any";
    private static final String ENDS = "ends";
    private static final String BOTH = "both";
    private static final List<String> ORDERS = List.of(BOTH, ANY, ENDS);
    private static final List<String> OF_ENDS = List.of("--width", "--inner", "--heads", "--hide");
    private static final List<String> OF_ANY = List.of("--orders", "--hidden");

    @Option(
            names = "--order",
            description = "any: a network reads an alignment's columns in every order; ends: one reads from each end;"
                    + " both: all three (default: both, and ends without an alignment)")
    @Nullable
    String order;

    @Option(
            names = "--members",
            defaultValue = "1",
            description = "networks of any order, and of each end (default: ${DEFAULT-VALUE})")
    int members;

    @Option(
            names = "--orders",
            defaultValue = "2",
            description = "in which a network of any order is a member of the ensemble: from both ends, then drawn ones"
                    + " (default: ${DEFAULT-VALUE})")
    int orders;

    @Option(names = "--hidden", defaultValue = "512", description = "width of any order (default: ${DEFAULT-VALUE})")
    int hidden;

    @Option(names = "--width", defaultValue = "64", description = "of a network of ends (default: ${DEFAULT-VALUE})")
    int width;

    @Option(names = "--inner", defaultValue = "128", description = "mixed channels of ends (default: ${DEFAULT-VALUE})")
    int inner;

    @Option(
            names = "--heads",
            defaultValue = "16",
            description = "mixings of a layer of ends (default: ${DEFAULT-VALUE})")
    int heads;

    @Option(names = "--layers", description = "of the network (default: 2, of ends 3)")
    @Nullable
    Integer layers;

    @Option(names = "--batch", description = "sequences a step (default: 64, of ends 32)")
    @Nullable
    Integer batch;

    @Option(
            names = "--hide",
            defaultValue = "0.1",
            description = "share of residues hidden from a network of ends (default: ${DEFAULT-VALUE})")
    double hide;

    @Option(names = "--dropout", description = "share of channels off (default: 0.3, of ends 0.2)")
    @Nullable
    Double dropout;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command = CommandSpec.create();

    /** What does not need the data to be seen wrong. */
    void check() {
        if (order != null && !ORDERS.contains(order)) {
            throw new IllegalArgumentException("--order must be one of " + ORDERS + ", was '" + order + "'");
        }
        if (members < 1 || orders < 1) {
            throw new IllegalArgumentException(
                    "--members and --orders must be >= 1, were " + members + " and " + orders);
        }
    }

    /** The networks that are to be trained on the data; orders are drawn by the plan's seed. */
    List<Pupil> of(FamilyData data, Plan plan, long every, int patience) {
        String read = order != null ? order : data.aligned() ? BOTH : ENDS;
        refuse(read.equals(ANY) ? OF_ENDS : read.equals(ENDS) ? OF_ANY : List.of(), read);
        List<Pupil> pupils = new ArrayList<>();
        if (!read.equals(ANY)) {
            ProteinRecipe recipe = ofEnds(data, plan, every, patience);
            for (int k = 0; k < members; k++) {
                pupils.add(pupil("forward-" + k, recipe, List.of(Direction.FORWARD), 2 * k));
                pupils.add(pupil("reverse-" + k, recipe, List.of(Direction.REVERSE), 2 * k + 1));
            }
        }
        if (!read.equals(ENDS)) {
            ProteinRecipe recipe = ofAny(data, plan, every, patience);
            List<Order> orders = orders(data.longest(), plan.seed());
            for (int k = 0; k < members; k++) {
                pupils.add(pupil("any-" + k, recipe, orders, k));
            }
        }
        return pupils;
    }

    private void refuse(List<String> options, String read) {
        for (String option : options) {
            if (command.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new IllegalArgumentException(
                        option + " must not be given with --order " + read + ", whose networks have no such thing");
            }
        }
    }

    private static Pupil pupil(String name, ProteinRecipe recipe, List<Order> orders, int index) {
        return new Pupil(new ProteinSpec.Reader(name, recipe.network(), orders), recipe, index);
    }

    private ProteinRecipe ofEnds(FamilyData data, Plan plan, long every, int patience) {
        var size = new ProteinRecipe.Size(width, inner, Objects.requireNonNullElse(layers, 3), heads);
        var hidden = new SequenceBatches.Dropout(hide, Objects.requireNonNullElse(dropout, 0.2));
        return new ProteinRecipe(
                ProteinRecipe.network(data, size),
                plan,
                Objects.requireNonNullElse(batch, 32),
                hidden,
                every,
                patience);
    }

    private ProteinRecipe ofAny(FamilyData data, Plan plan, long every, int patience) {
        return new ProteinRecipe(
                ProteinRecipe.anyOrder(data, hidden, Objects.requireNonNullElse(layers, 2)),
                plan,
                Objects.requireNonNullElse(batch, 64),
                new SequenceBatches.Dropout(0, Objects.requireNonNullElse(dropout, 0.3)),
                every,
                patience);
    }

    /** From both ends, then drawn ones. */
    private List<Order> orders(int columns, long seed) {
        Streams drawn = new Streams(seed).child(-1);
        return IntStream.range(0, orders)
                .<Order>mapToObj(k -> switch (k) {
                    case 0 -> Direction.FORWARD;
                    case 1 -> Direction.REVERSE;
                    default -> ColumnOrder.random(columns, drawn.at(k));
                })
                .toList();
    }
}
