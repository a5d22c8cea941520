package org.plume.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.io.SequenceReader;
import org.plume.protein.model.Direction;
import org.plume.protein.score.Scorer;
import org.plume.protein.score.SequenceScore;
import org.plume.protein.score.VariantScorer;
import org.plume.protein.variant.Variant;
import org.plume.protein.variant.VariantFile;
import org.plume.protein.variant.WildType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** log p of sequences, or of variants against their wild type, as CSV. */
@Command(
        name = "protein",
        description = "Exact log p of sequences, or of the variants of a wild type, as CSV.",
        mixinStandardHelpOptions = true)
final class ScoreProteinCommand implements Callable<Integer> {

    private static final int SLOTS = 256;

    @Option(
            names = "--model",
            defaultValue = FamilyOptions.MODEL,
            paramLabel = "M",
            description = "a model folder, or a built-in model's name (default: ${DEFAULT-VALUE})")
    String model = "";

    @Option(
            names = "--sequences",
            paramLabel = "F",
            description = "score these; rows of the alignment for an aligned model")
    @Nullable
    Path sequences;

    @Option(names = "--wild-type", paramLabel = "F", description = "a file whose sequence variants are counted from")
    @Nullable
    Path wildType;

    @Option(names = "--wild-type-name", paramLabel = "NAME", description = "which one of the file (default: the first)")
    @Nullable
    String wildTypeName;

    @Option(names = "--variants", paramLabel = "F.csv", description = "these variants (default: all single ones)")
    @Nullable
    Path variants;

    @Option(names = "--positions", description = "print log p of each position as well")
    boolean positions;

    @Option(names = "--out", paramLabel = "F.csv", description = "where to (default: standard output)")
    @Nullable
    Path out;

    @Override
    public Integer call() throws IOException {
        if ((sequences == null) == (wildType == null)) {
            throw new IllegalArgumentException("one of --sequences and --wild-type must be given");
        }
        try (ProteinModel opened = ProteinModel.open(DriverOptions.folder(model), "")) {
            if (out == null) {
                write(opened, new PrintWriter(System.out, false, StandardCharsets.UTF_8));
            } else {
                try (PrintWriter to = new PrintWriter(Files.newBufferedWriter(out))) {
                    write(opened, to);
                }
            }
        }
        return 0;
    }

    private void write(ProteinModel opened, PrintWriter to) {
        if (sequences != null) {
            sequences(opened.scorer(), SequenceReader.read(sequences), to);
        } else if (wildType != null) {
            variants(opened, wild(wildType, wildTypeName), to);
        }
        to.flush();
    }

    /** The sequence of a name, or that whose name begins with it; the first where none is asked for. */
    static Sequence wild(Path file, @Nullable String name) {
        List<Sequence> all = SequenceReader.read(file);
        return name == null
                ? all.get(0)
                : all.stream()
                        .filter(s -> s.name().startsWith(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--wild-type-name must be one of " + file.getFileName() + ", was '" + name + "'"));
    }

    private void sequences(Scorer scorer, List<Sequence> given, PrintWriter to) {
        to.println("name,logp,logp_per_symbol,forward,reverse,standard_error,percentile"
                + (positions ? ",positions" : ""));
        for (int from = 0; from < given.size(); from += SLOTS) {
            List<Sequence> chunk = given.subList(from, Math.min(given.size(), from + SLOTS));
            List<byte[]> codes = chunk.stream().map(s -> shaped(scorer, s)).toList();
            List<SequenceScore> scores = scorer.score(codes);
            for (int i = 0; i < chunk.size(); i++) {
                SequenceScore s = scores.get(i);
                to.printf(
                        Locale.ROOT,
                        "%s,%.5f,%.5f,%.5f,%.5f,%.5f,%.4f%s%n",
                        chunk.get(i).name(),
                        s.total(),
                        s.perSymbol(),
                        scorer.total(s, Direction.FORWARD),
                        scorer.total(s, Direction.REVERSE),
                        s.standardError(),
                        scorer.percentile(s),
                        positions ? "," + terms(scorer.perPosition(codes.get(i))) : "");
            }
            to.flush();
        }
    }

    private static byte[] shaped(Scorer scorer, Sequence s) {
        return scorer.aligned() ? s.codes() : Alphabet.ungapped(s.codes());
    }

    private static String terms(double[] terms) {
        StringBuilder text = new StringBuilder();
        for (double t : terms) {
            text.append(text.length() == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.4f", t));
        }
        return text.toString();
    }

    private void variants(ProteinModel opened, Sequence row, PrintWriter to) {
        Scorer scorer = opened.scorer();
        List<Variant> wanted = variants == null ? WildType.of(row).singles() : read(variants);
        WildType wild = number(row, wanted);
        List<byte[]> codes = new ArrayList<>();
        byte[] base = scorer.aligned() ? row.codes() : Alphabet.ungapped(row.codes());
        codes.add(base);
        wanted.forEach(v -> codes.add(wild.apply(v, scorer.aligned())));
        List<SequenceScore> scores = new VariantScorer(opened.members(), SLOTS).score(base, codes, scorer);
        to.println("mutant,delta_logp,standard_error,logp,delta_logp_per_symbol");
        SequenceScore zero = scores.get(0);
        for (int i = 0; i < wanted.size(); i++) {
            SequenceScore s = scores.get(i + 1);
            SequenceScore delta = s.minus(zero);
            to.printf(
                    Locale.ROOT,
                    "%s,%.5f,%.5f,%.5f,%.6f%n",
                    wanted.get(i),
                    delta.total(),
                    delta.standardError(),
                    s.total(),
                    s.perSymbol() - zero.perSymbol());
        }
    }

    private static List<Variant> read(Path file) {
        return VariantFile.read(file, "").rows().stream()
                .map(r -> r.variant()
                        .orElseThrow(() -> new IllegalArgumentException(
                                file.getFileName() + " must have a column mutant to be counted from a wild type")))
                .toList();
    }

    /** A row that its range numbers, else as the variants say. */
    static WildType number(Sequence row, List<Variant> variants) {
        WildType byName = WildType.of(row);
        return variants.stream().allMatch(byName::covers) && agrees(byName, variants)
                ? byName
                : row.codes().length == Alphabet.ungapped(row.codes()).length
                        ? byName
                        : WildType.numberedBy(row, variants);
    }

    private static boolean agrees(WildType wild, List<Variant> variants) {
        try {
            variants.forEach(v -> wild.apply(v, false));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
