package org.plume.protein.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plume.generative.nn.onnx.FixedBatches;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Logits;

/**
 * Scores rows that begin as a trunk does. The trunk is read once, column by column; of each row only the last columns are
 * computed, from where it differs, rounded up to one of few lengths, and what the trunk adds to them is told the network. So a
 * row's numbers depend on the trunk and itself alone.
 */
final class Beginnings {

    private static final int Q = Alphabet.SYMBOLS;
    private static final int ROUND = 8;
    private static final int ROWS = 16;

    private final NetworkModel model;
    private final int columns;

    Beginnings(NetworkModel model) {
        this.model = model;
        columns = model.columns();
    }

    double[][] terms(byte[] trunk, List<byte[]> readings) {
        double[][] terms = new double[readings.size()][];
        double[] own = new double[columns];
        try (NetworkDecoder decoder = new NetworkDecoder(model, 1)) {
            decoder.start(0);
            for (int t = 0; t < columns; t++) {
                own[t] = term(decoder.next(0)[0], 0, trunk[t]);
                if (t < columns - 1) {
                    decoder.append(0, trunk[t]);
                }
            }
            Map<Integer, List<Integer>> byLength = new TreeMap<>();
            for (int r = 0; r < terms.length; r++) {
                terms[r] = own.clone();
                int shared = shared(trunk, readings.get(r));
                if (shared < columns) {
                    int length = Math.min(columns, (columns - shared + ROUND - 1) / ROUND * ROUND);
                    byLength.computeIfAbsent(length, n -> new ArrayList<>()).add(r);
                }
            }
            byLength.forEach((length, rows) -> last(decoder, length, readings, rows, terms));
        }
        return terms;
    }

    private static int shared(byte[] a, byte[] b) {
        int mismatch = Arrays.mismatch(a, b);
        return mismatch < 0 ? a.length : mismatch;
    }

    private void last(NetworkDecoder decoder, int length, List<byte[]> readings, List<Integer> rows, double[][] terms) {
        FixedBatches batches = model.last(length);
        int from = columns - length;
        int size = model.past().size();
        float[] one = new float[length * size];
        for (int t = 0; t < length; t++) {
            decoder.past(0, from + t, from, one, t * size);
        }
        for (int first = 0; first < rows.size(); first += ROWS) {
            List<Integer> some = rows.subList(first, Math.min(rows.size(), first + ROWS));
            long[] ids = new long[some.size() * length];
            float[] past = new float[some.size() * one.length];
            for (int m = 0; m < some.size(); m++) {
                byte[] reading = readings.get(some.get(m));
                for (int t = 0; t < length; t++) {
                    int before = from + t - 1;
                    ids[m * length + t] = before < 0 ? model.start() : reading[before];
                }
                System.arraycopy(one, 0, past, m * one.length, one.length);
            }
            Map<String, float[]> out = batches.run(some.size(), Map.of(SequenceObjective.IDS, ids, "past", past));
            float[] logits = Tokens.of(out, "logits");
            for (int m = 0; m < some.size(); m++) {
                byte[] reading = readings.get(some.get(m));
                for (int t = 0; t < length; t++) {
                    terms[some.get(m)][from + t] = normal(logits, (m * length + t) * Q, reading[from + t]);
                }
            }
        }
    }

    private static double normal(float[] logits, int offset, int symbol) {
        if (symbol >= Q) {
            return 0;
        }
        double[] x = new double[Q];
        for (int a = 0; a < Q; a++) {
            x[a] = logits[offset + a];
        }
        return x[symbol] - Logits.logSumExp(x, 0, Q);
    }

    private static double term(float[] logs, int offset, int symbol) {
        return symbol < Q ? logs[offset + symbol] : 0;
    }
}
