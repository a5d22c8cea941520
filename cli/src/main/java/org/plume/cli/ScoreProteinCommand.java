package org.plume.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plume.arm.WholeFile;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.io.SequenceReader;
import org.plume.protein.model.Direction;
import org.plume.protein.score.Scorer;
import org.plume.protein.score.SequenceScore;
import org.plume.protein.score.VariantScorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** log p of sequences, or of variants against their wild type, as CSV. */
@Command(
        name = "protein",
        description = "Exact log p of sequences, or of the variants of a wild type, as CSV.",
        mixinStandardHelpOptions = true)
final class ScoreProteinCommand implements Callable<Integer> {

    private static final int SLOTS = 256;

    @Mixin
    final ProteinModelOptions model = new ProteinModelOptions();

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
        Folders.writableFile("--out", out);
        try (ProteinModel opened = model.open()) {
            if (out == null) {
                write(opened, new PrintWriter(System.out, false, StandardCharsets.UTF_8));
            } else {
                WholeFile.write(out, to -> write(opened, new PrintWriter(to, false, StandardCharsets.UTF_8)));
            }
        }
        return 0;
    }

    private void write(ProteinModel opened, PrintWriter to) {
        if (sequences != null) {
            sequences(opened.scorer(), SequenceReader.read(sequences), to);
        } else if (wildType != null) {
            variants(opened, ProteinVariants.wild(wildType, wildTypeName), to);
        }
        to.flush();
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
        ProteinVariants all = variants == null
                ? ProteinVariants.singles(row, scorer.aligned())
                : ProteinVariants.read(variants, "", row, scorer.aligned());
        List<byte[]> codes = new ArrayList<>();
        codes.add(all.wild());
        codes.addAll(all.codes());
        List<SequenceScore> scores = new VariantScorer(opened.members(), SLOTS).score(all.wild(), codes, scorer);
        to.println(
                "mutant,delta_logp,standard_error,logp,delta_logp_per_symbol,delta_forward,delta_reverse,not_scored");
        SequenceScore zero = scores.get(0);
        Iterator<ProteinVariants.LeftOut> leftOut = all.leftOut().iterator();
        ProteinVariants.LeftOut next = leftOut.hasNext() ? leftOut.next() : null;
        for (int i = 0; i <= all.labels().size(); i++) {
            while (next != null && next.before() == i) {
                to.printf("%s,,,,,,,\"%s\"%n", next.label(), next.reason().replace("\"", "\"\""));
                next = leftOut.hasNext() ? leftOut.next() : null;
            }
            if (i == all.labels().size()) {
                break;
            }
            SequenceScore s = scores.get(i + 1);
            SequenceScore delta = s.minus(zero);
            to.printf(
                    Locale.ROOT,
                    "%s,%.5f,%.5f,%.5f,%.6f,%.5f,%.5f,%n",
                    all.labels().get(i),
                    delta.total(),
                    delta.standardError(),
                    s.total(),
                    s.perSymbol() - zero.perSymbol(),
                    scorer.total(delta, Direction.FORWARD),
                    scorer.total(delta, Direction.REVERSE));
        }
        if (!all.leftOut().isEmpty()) {
            System.err.println(all.leftOut().size() + " of "
                    + (all.labels().size() + all.leftOut().size())
                    + " variants are not scored; the column not_scored says why");
        }
    }
}
