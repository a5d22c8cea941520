package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Sha256;
import org.plume.generative.nn.net.SequenceNetwork;
import org.plume.protein.family.Family;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.learn.ProteinRecipe;
import org.plume.protein.network.SequenceBatches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A family in, model folder out, with the baselines trained beside it. */
@Command(
        name = "protein",
        description = "Train an ensemble of several reading orders on a family, and its baselines.",
        mixinStandardHelpOptions = true)
final class TrainProteinCommand implements Callable<Integer> {

    @Mixin
    final FamilyOptions family = new FamilyOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the model folder to write")
    Path out = Path.of("");

    @Option(names = "--name", description = "the model's name (default: the folder's)")
    @Nullable
    String name;

    @Option(names = "--work", paramLabel = "DIR", description = "checkpoints and metrics (default: <out>.work)")
    @Nullable
    Path work;

    @Option(names = "--ungapped", description = "learn residues without the alignment, so that lengths are free")
    boolean ungapped;

    @Option(
            names = "--members",
            defaultValue = "1",
            description = "networks of each direction, or of any order (default: ${DEFAULT-VALUE})")
    int members;

    @Option(
            names = "--order",
            defaultValue = "ends",
            description = "ends: a network reads from one end; any: it reads an alignment's columns in every order"
                    + " (default: ${DEFAULT-VALUE})")
    String order = "";

    @Option(
            names = "--orders",
            defaultValue = "8",
            description = "in which a network of any order is a member of the ensemble: from both ends, then drawn ones"
                    + " (default: ${DEFAULT-VALUE})")
    int orders;

    @Option(names = "--hidden", defaultValue = "512", description = "width of any order (default: ${DEFAULT-VALUE})")
    int hidden;

    @Option(names = "--steps", defaultValue = "4000", description = "at most (default: ${DEFAULT-VALUE})")
    long steps;

    @Option(names = "--batch", description = "sequences a step (default: 32, of any order 64)")
    @Nullable
    Integer batch;

    @Option(names = "--learning-rate", defaultValue = "2e-3", description = "peak (default: ${DEFAULT-VALUE})")
    double learningRate;

    @Option(names = "--weight-decay", defaultValue = "0.2", description = "AdamW's (default: ${DEFAULT-VALUE})")
    double weightDecay;

    @Option(
            names = "--hide",
            defaultValue = "0.1",
            description = "share of residues hidden (default: ${DEFAULT-VALUE})")
    double hide;

    @Option(names = "--dropout", description = "share of channels off (default: 0.2, of any order 0.3)")
    @Nullable
    Double dropout;

    @Option(names = "--width", defaultValue = "64", description = "of the network (default: ${DEFAULT-VALUE})")
    int width;

    @Option(names = "--inner", defaultValue = "128", description = "mixed channels (default: ${DEFAULT-VALUE})")
    int inner;

    @Option(names = "--layers", description = "of the network (default: 3, of any order 2)")
    @Nullable
    Integer layers;

    @Option(names = "--heads", defaultValue = "16", description = "mixings of a layer (default: ${DEFAULT-VALUE})")
    int heads;

    @Option(
            names = "--every",
            defaultValue = "200",
            description = "steps between two looks (default: ${DEFAULT-VALUE})")
    long every;

    @Option(
            names = "--patience",
            defaultValue = "6",
            description = "looks without a better one that end the run (default: ${DEFAULT-VALUE})")
    int patience;

    @Option(names = "--identity", defaultValue = "0.8", description = "of neighbours (default: ${DEFAULT-VALUE})")
    double identity;

    @Option(names = "--half", description = "store weights in 16 bits: half the size")
    boolean half;

    @Option(names = "--engine", defaultValue = "onnx", description = "onnx or dl4j (default: ${DEFAULT-VALUE})")
    String engine = "";

    @Option(names = "--threads", defaultValue = "2", description = "networks at once (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "of the networks and their batches (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--split-seed",
            defaultValue = "0",
            description =
                    "of which clusters are held out, so that models of several seeds meet the same rows (default: ${DEFAULT-VALUE})")
    long splitSeed;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path target = out.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("--out must name a folder to make, was " + out);
        }
        if (family.files.isEmpty()) {
            throw new IllegalArgumentException("--family must be given at least once");
        }
        ProteinReaders readers = new ProteinReaders(members, orders, seed);
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be >= 1, was " + threads);
        }
        if (!List.of("ends", "any").contains(order)) {
            throw new IllegalArgumentException("--order must be ends or any, was '" + order + "'");
        }
        Folders.writable("the folder of --out", parent);
        try {
            ModelFolder.requirePlace(target);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--out: " + e.getMessage(), e);
        }
        List<Family> families = family.read();
        FamilyData data = prepare(families);
        ProteinRecipe recipe = new ProteinRecipe(
                network(data),
                ProteinRecipe.plan(steps, learningRate, weightDecay, seed),
                batch == null ? (any() ? 64 : 32) : batch,
                new SequenceBatches.Dropout(any() ? 0 : hide, dropout == null ? (any() ? 0.3 : 0.2) : dropout),
                every,
                patience);
        Path folder = work == null ? target.resolveSibling(target.getFileName() + ".work") : work;
        ProteinTraining training = new ProteinTraining(data, recipe, engine, readers, threads, half, folder, seed);
        String title = name == null ? String.valueOf(target.getFileName()) : name;
        ModelFolder written = training.run(target, title, division(), commandLine(), source(), hash());
        System.err.println("model " + written.card().name() + ": " + out);
        System.err.println(written.card().metrics().toPrettyString());
        return 0;
    }

    private boolean any() {
        return order.equals("any");
    }

    private SequenceNetwork network(FamilyData data) {
        return any()
                ? ProteinRecipe.anyOrder(data, hidden, layers == null ? 2 : layers)
                : ProteinRecipe.network(data, new ProteinRecipe.Size(width, inner, layers == null ? 3 : layers, heads));
    }

    private FamilyData.Division division() {
        return new FamilyData.Division(identity, 0.05, 0.05, splitSeed);
    }

    private FamilyData prepare(List<Family> families) {
        int size = families.stream().mapToInt(Family::size).sum();
        try (ConsoleProgress progress = new ConsoleProgress("comparing sequences", size)) {
            FamilyData data = FamilyData.prepare(families, ungapped, division(), done -> progress.at(done, ""));
            System.err.printf(
                    Locale.ROOT,
                    "%d different sequences worth %.0f; %d to train on, %d to choose by, %d to report%n",
                    data.sequences().size(),
                    java.util.Arrays.stream(data.weights()).sum(),
                    data.split().training().length,
                    data.split().validation().length,
                    data.split().test().length);
            return data;
        }
    }

    private String source() {
        return String.join(
                ", ",
                family.files.stream()
                        .map(f -> String.valueOf(Path.of(f).getFileName()))
                        .toList());
    }

    /** Of the one file; several families, or the built-in one, are told by the command line. */
    private String hash() throws IOException {
        return family.files.size() == 1 && !family.files.get(0).equals(FamilyOptions.SYNTHETIC)
                ? Sha256.of(Path.of(family.files.get(0)))
                : "";
    }

    private String commandLine() {
        return "./plume "
                + String.join(" ", command.commandLine().getParseResult().originalArgs());
    }
}
