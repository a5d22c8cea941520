package org.plume.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.ensemble.ProteinModel;
import org.plume.protein.generate.Filter;
import org.plume.protein.generate.Generated;
import org.plume.protein.generate.Sampling;
import org.plume.protein.io.SequenceWriter;
import org.plume.protein.score.SequenceScore;
import org.plume.protein.synthetic.HiddenMarkovFamily;

/** New sequences of the built-in family, and how likely they are by the model and by the law that the family is drawn from. */
final class ProteinDemo {

    private static final int SEQUENCES = 20;

    private ProteinDemo() {}

    /** Draws, scores, prints, and writes {@code sequences.fasta}. */
    static Map<String, Object> run(Path out, long seed, PrintStream text) throws IOException {
        try (ProteinModel model = ProteinModel.open(DriverOptions.folder(FamilyOptions.MODEL), "")) {
            List<Generated> drawn = new ArrayList<>();
            model.generator(SEQUENCES).generate(SEQUENCES, Sampling.EXACT, Filter.NONE, new Streams(seed), drawn::add);
            List<byte[]> codes = drawn.stream().map(Generated::codes).toList();
            List<SequenceScore> scores = model.scorer().score(codes);
            HiddenMarkovFamily truth = FamilyOptions.truth();
            text.println();
            text.println("proteins (" + model.name() + "): " + SEQUENCES
                    + " new sequences; log p in nats, by the model and by the law of its family");
            text.printf(Locale.ROOT, "%9s %9s  %s%n", "model", "law", "sequence");
            List<Object> rows = new ArrayList<>();
            try (SequenceWriter writer = SequenceWriter.open(out.resolve("sequences.fasta"))) {
                for (int i = 0; i < SEQUENCES; i++) {
                    double logP = scores.get(i).total();
                    double law = truth.logDensity(codes.get(i));
                    String letters = Alphabet.letters(codes.get(i));
                    text.printf(Locale.ROOT, "%9.2f %9.2f  %s%n", logP, law, letters);
                    String remark = String.format(Locale.ROOT, "logp=%.4f logp-law=%.4f", logP, law);
                    writer.write(new Sequence("sample" + i, codes.get(i)), remark);
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("sequence", letters);
                    row.put("logDensity", logP);
                    row.put("trueLogDensity", law);
                    rows.add(row);
                }
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("model", model.name());
            json.put("sequences", rows);
            return json;
        }
    }
}
