package org.plume.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.model.Member;
import org.plume.protein.score.Estimate;
import org.plume.protein.score.HeldOut;
import org.plume.protein.score.Scorer;
import org.plume.protein.score.SequenceScore;

/** What models reach on the test sequences of a family. */
record ProteinMetrics(FamilyData data) {

    private static final long SEED = 20_260_101;

    /**
     * -log p for each symbol and its exponential: of the mean over the members of log p; where there are several, of their
     * mixture as well.
     */
    void put(ObjectNode json, List<Member> members) {
        List<byte[]> test = data.codes(data.split().test());
        List<SequenceScore> scores = new Scorer(members, new double[0]).score(test);
        put(
                json,
                scores.stream().mapToDouble(SequenceScore::total).toArray(),
                scores.stream().mapToInt(SequenceScore::symbols).toArray());
        if (members.size() > 1) {
            put(
                    json.putObject("mixture"),
                    scores.stream().mapToDouble(SequenceScore::mixture).toArray(),
                    scores.stream().mapToInt(SequenceScore::symbols).toArray());
        }
    }

    /** The baseline where there are no columns: residues, and the end, by their frequencies. */
    void putComposition(ObjectNode json) {
        double[] counts = new double[Alphabet.SYMBOLS];
        Arrays.fill(counts, 1);
        int[] training = data.split().training();
        for (int i : training) {
            counts[Alphabet.END] += data.weights()[i];
            for (byte code : data.sequences().get(i).codes()) {
                if (code < Alphabet.SIZE) {
                    counts[code] += data.weights()[i];
                }
            }
        }
        double all = Arrays.stream(counts).sum();
        List<byte[]> test = data.codes(data.split().test());
        double[] logs = new double[test.size()];
        int[] symbols = new int[test.size()];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = Math.log(counts[Alphabet.END] / all);
            symbols[k] = 1;
            for (byte code : test.get(k)) {
                if (code < Alphabet.SIZE) {
                    logs[k] += Math.log(counts[code] / all);
                    symbols[k]++;
                }
            }
        }
        put(json, logs, symbols);
    }

    /** The same of log p that are given. */
    void put(ObjectNode json, double[] logDensities, int[] symbols) {
        Estimate nats =
                new HeldOut(logDensities, symbols, data.weights(data.split().test())).natsPerSymbol(new Streams(SEED));
        put(json, "heldOutNatsPerResidue", nats);
        put(json, "perplexity", new Estimate(Math.exp(nats.value()), Math.exp(nats.low()), Math.exp(nats.high())));
    }

    /** An estimate k as a number, its interval as k95. */
    static void put(ObjectNode json, String key, Estimate estimate) {
        json.put(key, estimate.value());
        json.putArray(key + "95").add(estimate.low()).add(estimate.high());
    }
}
