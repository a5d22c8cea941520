package org.plume.protein.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Logits;

/**
 * Scores rows that begin as a trunk does. The trunk is read once, column by column, which also says what it leads to at the
 * column where a row leaves it. Of each row only the columns behind that one are computed, rounded up to one of few lengths,
 * and what the trunk adds to them is told the network. So a row's numbers depend on the trunk and itself alone.
 */
final class Beginnings {

    private static final int Q = Alphabet.SYMBOLS;
    private static final int ROUND = 4;

    private final NetworkModel model;
    private final int columns;

    Beginnings(NetworkModel model) {
        this.model = model;
        columns = model.columns();
    }

    double[][] terms(byte[] trunk, List<byte[]> readings) {
        double[][] terms = new double[readings.size()][];
        float[][] logs = new float[columns][];
        double[] own = new double[columns];
        try (NetworkDecoder decoder = new NetworkDecoder(model, 1)) {
            decoder.start(0);
            for (int t = 0; t < columns; t++) {
                logs[t] = decoder.next(0)[0];
                own[t] = term(logs[t], trunk[t]);
                if (t < columns - 1) {
                    decoder.append(0, trunk[t]);
                }
            }
            Map<Integer, List<Integer>> byLength = new TreeMap<>();
            for (int r = 0; r < terms.length; r++) {
                byte[] reading = readings.get(r);
                terms[r] = own.clone();
                int leaves = Arrays.mismatch(trunk, reading);
                if (leaves >= 0) {
                    terms[r][leaves] = term(logs[leaves], reading[leaves]);
                }
                if (leaves >= 0 && leaves < columns - 1) {
                    int behind = columns - 1 - leaves;
                    int length = Math.min(columns, (behind + ROUND - 1) / ROUND * ROUND);
                    byLength.computeIfAbsent(length, n -> new ArrayList<>()).add(r);
                }
            }
            byLength.forEach((length, rows) -> last(decoder, length, readings, rows, terms));
        }
        return terms;
    }

    private void last(NetworkDecoder decoder, int length, List<byte[]> readings, List<Integer> rows, double[][] terms) {
        LastColumns graph = model.last(length);
        int from = columns - length;
        int size = model.past().size();
        float[] past = new float[length * size];
        for (int t = 0; t < length; t++) {
            decoder.past(0, from + t, from, past, t * size);
        }
        long[] ids = new long[graph.rows() * length];
        double[] one = new double[Q];
        for (int first = 0; first < rows.size(); first += graph.rows()) {
            int n = Math.min(graph.rows(), rows.size() - first);
            for (int m = 0; m < n; m++) {
                byte[] reading = readings.get(rows.get(first + m));
                for (int t = 0; t < length; t++) {
                    int before = from + t - 1;
                    ids[m * length + t] = before < 0 ? model.start() : reading[before];
                }
            }
            float[] logits = graph.run(ids, past);
            for (int m = 0; m < n; m++) {
                int row = rows.get(first + m);
                byte[] reading = readings.get(row);
                for (int t = 0; t < length; t++) {
                    terms[row][from + t] = normal(logits, (m * length + t) * Q, reading[from + t], one);
                }
            }
        }
    }

    private static double normal(float[] logits, int offset, int symbol, double[] x) {
        if (symbol >= Q) {
            return 0;
        }
        for (int a = 0; a < Q; a++) {
            x[a] = logits[offset + a];
        }
        return x[symbol] - Logits.logSumExp(x, 0, Q);
    }

    private static double term(float[] logs, int symbol) {
        return symbol < Q ? logs[symbol] : 0;
    }
}
