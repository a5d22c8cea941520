package org.plume.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.plume.protein.generate.Sampling;
import org.plume.protein.io.SequenceWriter;
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

    @Mixin
    final ProteinModelOptions model = new ProteinModelOptions();

    @Option(names = "--samples", defaultValue = "100", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    long samples;

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
            description =
                    "complete this: PROSITE's A, [AC], {P}, x, x(2,5), joined by -; of an alignment column by column,"
                            + " where . is a gap, x allows one, and there are no ranges")
    @Nullable
    String pattern;

    @Option(names = "--rows", description = "write rows of the alignment, gaps included, of a model that has one")
    boolean rows;

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

    private final List<Family> training = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        json.check();
        Folders.writableFile("--out", out);
        Sampling sampling = new Sampling(temperature, topK, topP, minP, repetitionPenalty);
        Filter filter = new Filter(minLength, maxLength, longestRun, minEntropy, window());
        training.addAll(family.read());
        try (ProteinModel opened = model.open()) {
            if (out == null) {
                run(
                        opened,
                        sampling,
                        filter,
                        new SequenceWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
            } else {
                try (SequenceWriter writer = SequenceWriter.to(out)) {
                    run(opened, sampling, filter, writer);
                }
            }
        }
        return 0;
    }

    private void run(ProteinModel opened, Sampling sampling, Filter filter, SequenceWriter writer) throws IOException {
        Map<String, Object> report = pattern == null
                ? generate(opened, sampling, filter, writer)
                : complete(opened, opened.constraint(pattern), writer);
        report.put("model", opened.name());
        report.put("modelVersion", opened.version());
        report.put("seed", seed);
        json.write(report);
    }

    private Filter.@Nullable IdentityWindow window() {
        return near == null ? null : new Filter.IdentityWindow(Alphabet.codes(near), identityFrom, identityTo);
    }

    private Map<String, Object> generate(ProteinModel opened, Sampling sampling, Filter filter, SequenceWriter writer) {
        long[] draws = {0, 0};
        ProteinNovelty novelty = new ProteinNovelty(training, opened.scorer());
        try (ConsoleProgress progress = new ConsoleProgress("sequences", samples)) {
            opened.generator(SLOTS).generate(samples, sampling, filter, new Streams(seed), sample -> {
                write(writer, novelty, sample);
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
        report.putAll(novelty.summary());
        return report;
    }

    private void write(SequenceWriter writer, ProteinNovelty novelty, Generated sample) {
        String remark = String.format(Locale.ROOT, "logp=%.4f draws=%d", sample.logDensity(), sample.draws());
        try {
            writer.write(
                    new Sequence("sample" + sample.index(), shown(sample.codes())),
                    remark + novelty.remark(sample.codes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] shown(byte[] codes) {
        return rows ? codes : Alphabet.ungapped(codes);
    }

    /** Independent draws: one particle of each run, by the weights. */
    private Map<String, Object> complete(ProteinModel opened, Constraint constraint, SequenceWriter writer)
            throws IOException {
        Completion completion = new Completion(opened.completing(constraint), particles);
        double smallest = Double.POSITIVE_INFINITY;
        Streams streams = new Streams(seed);
        for (long i = 0; i < samples; i++) {
            Completion.Draw one = completion.one(constraint, streams.child(i));
            Completion.Particles drawn = one.of();
            smallest = Math.min(smallest, drawn.smallestEffectiveSampleSize());
            writer.write(
                    new Sequence("sample" + i, shown(one.codes())),
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
