package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Sha256;
import org.plume.protein.family.Family;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.learn.ProteinRecipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A family in, model folder out, with the baselines trained beside it. */
@Command(
        name = "protein",
        description = "Train an ensemble of several reading orders on a family, and its baselines.",
        mixinStandardHelpOptions = true)
final class TrainProteinCommand implements Callable<Integer> {

    @Mixin
    final FamilyOptions family = new FamilyOptions();

    @Mixin
    final ProteinNetworkOptions networks = new ProteinNetworkOptions();

    @Mixin
    final NewModelOptions model = new NewModelOptions();

    @Option(names = "--ungapped", description = "learn residues without the alignment, so that lengths are free")
    boolean ungapped;

    @Option(names = "--steps", defaultValue = "4000", description = "at most (default: ${DEFAULT-VALUE})")
    long steps;

    @Option(names = "--learning-rate", defaultValue = "2e-3", description = "peak (default: ${DEFAULT-VALUE})")
    double learningRate;

    @Option(names = "--weight-decay", defaultValue = "0.2", description = "AdamW's (default: ${DEFAULT-VALUE})")
    double weightDecay;

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

    @Override
    public Integer call() throws IOException {
        if (family.files.isEmpty()) {
            throw new IllegalArgumentException("--family must be given at least once");
        }
        networks.check();
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be >= 1, was " + threads);
        }
        Path target = model.place();
        List<Family> families = family.read();
        FamilyData data = prepare(families);
        List<Pupil> pupils =
                networks.of(data, ProteinRecipe.plan(steps, learningRate, weightDecay, seed), every, patience);
        ProteinTraining training = new ProteinTraining(data, pupils, model, threads, seed);
        ModelFolder written = training.run(target, division(), source(), hash());
        System.err.println("model " + written.card().name() + ": " + model.out);
        System.err.println(written.card().metrics().toPrettyString());
        return 0;
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
                    Arrays.stream(data.weights()).sum(),
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
}
