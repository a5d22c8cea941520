package org.plume.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.family.Family;
import org.plume.protein.generate.Completion;
import org.plume.protein.generate.Constraint;
import org.plume.protein.generate.Filter;
import org.plume.protein.generate.Generated;
import org.plume.protein.generate.Identity;
import org.plume.protein.generate.Sampling;
import org.plume.protein.io.SequenceWriter;
import org.plume.protein.model.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** New sequences as FASTA, their log p in the headers. */
@Command(
        name = "protein",
        description = "Draw different sequences of a family, or complete a pattern; FASTA with log p in the headers.",
        mixinStandardHelpOptions = true)
final class SampleProteinCommand implements Callable<Integer> {

    private static final int SLOTS = 64;

    @Option(
            names = "--model",
            defaultValue = FamilyOptions.MODEL,
            paramLabel = "M",
            description = "a model folder, or a built-in model's name (default: ${DEFAULT-VALUE})")
    String model = "";

    @Option(names = "--samples", defaultValue = "100", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    long samples;

    @Option(names = "--tag", defaultValue = "", description = "the family, of a model of several (default: its first)")
    String tag = "";

    @Option(names = "--temperature", defaultValue = "1", description = "0 is greedy (default: ${DEFAULT-VALUE})")
    double temperature;

    @Option(names = "--top-k", defaultValue = "0", description = "0: all (default: ${DEFAULT-VALUE})")
    int topK;

    @Option(names = "--top-p", defaultValue = "1", description = "nucleus (default: ${DEFAULT-VALUE})")
    double topP;

    @Option(names = "--min-p", defaultValue = "0", description = "share of the likeliest (default: ${DEFAULT-VALUE})")
    double minP;

    @Option(names = "--repetition-penalty", defaultValue = "1", description = ">= 1 (default: ${DEFAULT-VALUE})")
    double repetitionPenalty;

    @Option(names = "--min-length", defaultValue = "1", description = "residues (default: ${DEFAULT-VALUE})")
    int minLength;

    @Option(names = "--max-length", defaultValue = "2000", description = "residues (default: ${DEFAULT-VALUE})")
    int maxLength;

    @Option(names = "--longest-run", defaultValue = "0", description = "equal residues in a row; 0: any")
    int longestRun;

    @Option(names = "--min-entropy", defaultValue = "0", description = "bits of the composition; 0: any")
    double minEntropy;

    @Option(names = "--near", paramLabel = "RESIDUES", description = "a sequence whose identity is bounded")
    @Nullable
    String near;

    @Option(names = "--identity-from", defaultValue = "0", description = "to it, at least (default: ${DEFAULT-VALUE})")
    double identityFrom;

    @Option(names = "--identity-to", defaultValue = "1", description = "to it, at most (default: ${DEFAULT-VALUE})")
    double identityTo;

    @Option(
            names = "--pattern",
            description = "complete this: PROSITE's A, [AC], {P}, x, x(2,5), joined by - (--ungapped models)")
    @Nullable
    String pattern;

    @Option(names = "--particles", defaultValue = "256", description = "of the completion (default: ${DEFAULT-VALUE})")
    int particles;

    @Mixin
    final FamilyOptions family = new FamilyOptions();

    @Option(names = "--out", paramLabel = "F.fasta", description = "where to (default: standard output)")
    @Nullable
    Path out;

    @Option(names = "--seed", defaultValue = "0", description = "same seed, same sequences (default: ${DEFAULT-VALUE})")
    long seed;

    @Mixin
    final JsonOption json = new JsonOption();

    private final List<Family> training = new java.util.ArrayList<>();

    @Override
    public Integer call() throws IOException {
        json.check();
        Sampling sampling = new Sampling(temperature, topK, topP, minP, repetitionPenalty);
        Filter filter = new Filter(minLength, maxLength, longestRun, minEntropy, window());
        training.addAll(family.read());
        try (ProteinModel opened = ProteinModel.open(DriverOptions.folder(model), tag)) {
            if (out == null) {
                run(
                        opened,
                        sampling,
                        filter,
                        new SequenceWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
            } else {
                try (SequenceWriter writer = SequenceWriter.open(out)) {
                    run(opened, sampling, filter, writer);
                }
            }
        }
        return 0;
    }

    private void run(ProteinModel opened, Sampling sampling, Filter filter, SequenceWriter writer) throws IOException {
        Map<String, Object> report = pattern == null
                ? generate(opened, sampling, filter, writer)
                : complete(opened, Constraint.parse(pattern), writer);
        report.put("model", opened.folder().card().name());
        report.put("modelVersion", opened.folder().version());
        report.put("seed", seed);
        json.write(report);
    }

    private Filter.@Nullable IdentityWindow window() {
        return near == null ? null : new Filter.IdentityWindow(Alphabet.codes(near), identityFrom, identityTo);
    }

    private Map<String, Object> generate(ProteinModel opened, Sampling sampling, Filter filter, SequenceWriter writer) {
        long[] draws = {0, 0};
        try (ConsoleProgress progress = new ConsoleProgress("sequences", samples)) {
            opened.generator(SLOTS).generate(samples, sampling, filter, new Streams(seed), sample -> {
                write(writer, sample);
                draws[0] += sample.draws();
                progress.at(++draws[1], "");
                return !Thread.currentThread().isInterrupted();
            });
        }
        System.err.printf(
                Locale.ROOT,
                "%d different sequences, %d drawn again as duplicates or by the filter%n",
                draws[1],
                draws[0] - draws[1]);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("sequences", draws[1]);
        report.put("drawnAgain", draws[0] - draws[1]);
        return report;
    }

    private void write(SequenceWriter writer, Generated sample) {
        StringBuilder remark = new StringBuilder(
                String.format(Locale.ROOT, "logp=%.4f draws=%d", sample.logDensity(), sample.draws()));
        nearest(remark, sample.codes());
        try {
            writer.write(new Sequence("sample" + sample.index(), Alphabet.ungapped(sample.codes())), remark.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Novelty: the nearest of the sequences given by --family. */
    private void nearest(StringBuilder remark, byte[] codes) {
        double best = -1;
        String name = "";
        for (Family f : training) {
            for (Sequence s : f.sequences()) {
                double same = Identity.of(codes, s.codes());
                if (same > best) {
                    best = same;
                    name = s.name();
                }
            }
        }
        if (best >= 0) {
            remark.append(String.format(Locale.ROOT, " nearest=%s identity=%.3f", name, best));
        }
    }

    /** Independent draws: one particle of each run, by the weights. */
    private Map<String, Object> complete(ProteinModel opened, Constraint constraint, SequenceWriter writer)
            throws IOException {
        boolean forward = opened.members().stream().anyMatch(m -> m.direction() == Direction.FORWARD);
        Completion completion =
                new Completion(opened.generative(forward ? Direction.FORWARD : Direction.REVERSE), particles);
        double smallest = Double.POSITIVE_INFINITY;
        Streams streams = new Streams(seed);
        for (long i = 0; i < samples; i++) {
            Completion.Draw one = completion.one(constraint, streams.child(i));
            Completion.Particles drawn = one.of();
            smallest = Math.min(smallest, drawn.smallestEffectiveSampleSize());
            writer.write(
                    new Sequence("sample" + i, one.codes()),
                    String.format(
                            Locale.ROOT,
                            "ess=%.1f smallest-ess=%.1f log-p-pattern=%.4f",
                            drawn.effectiveSampleSize(),
                            drawn.smallestEffectiveSampleSize(),
                            drawn.logProbability()));
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("sequences", samples);
        report.put("particles", particles);
        report.put("smallestEffectiveSampleSize", smallest);
        return report;
    }
}
