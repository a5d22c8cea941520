package org.plume.protein.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.plume.generative.nn.Tensor;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Decoder;
import org.plume.protein.model.Logits;

/**
 * arDCA (Trinquier, Uguzzoni, Pagnani, Zamponi and Weigt 2021): each column a softmax of a field and of couplings with the
 * columns read before it, {@code log p(x_i = a | x_<i) = h_i(a) + sum_(j < i) J_ij(x_j, a) - log Z_i}. Training is convex
 * and each column is a problem of its own.
 */
public final class ArDca implements Autoregressive {

    /** Penalty of the couplings, where nothing else is asked for. */
    public static final double LAMBDA_J = 1e-2;

    /** Penalty of the fields, likewise. */
    public static final double LAMBDA_H = 1e-4;

    private static final int Q = Alphabet.SYMBOLS;

    private final float[][] columns;

    /** One array for each column: {@code h [21], J [i, 21, 21]}. */
    private ArDca(float[][] columns) {
        this.columns = columns;
    }

    /**
     * Fits all columns.
     *
     * @param rows readings of one length
     * @param weights what each row counts; their scale does not matter
     * @param threads columns fitted at once
     * @param progress is told the number of columns done
     */
    public static ArDca fit(
            byte[][] rows, double[] weights, double lambdaJ, double lambdaH, int threads, IntConsumer progress) {
        return new ArDca(ColumnFits.of(rows, weights, lambdaJ, lambdaH, threads, progress));
    }

    /** The parameters as tensors: {@code <prefix>.fields [L, 21]}, {@code <prefix>.couplings [L(L-1)/2, 21, 21]}. */
    public Map<String, Tensor> tensors(String prefix) {
        int length = columns.length;
        float[] fields = new float[length * Q];
        float[] couplings = new float[length * (length - 1) / 2 * Q * Q];
        int at = 0;
        for (int i = 0; i < length; i++) {
            System.arraycopy(columns[i], 0, fields, i * Q, Q);
            System.arraycopy(columns[i], Q, couplings, at, columns[i].length - Q);
            at += columns[i].length - Q;
        }
        return Map.of(
                prefix + ".fields", Tensor.of(fields, length, Q),
                prefix + ".couplings", Tensor.of(couplings, length * (length - 1L) / 2, Q, Q));
    }

    /** The model of {@link #tensors}. */
    public static ArDca of(Tensor fields, Tensor couplings) {
        int length = Math.toIntExact(fields.shape()[0]);
        float[][] columns = new float[length][];
        int at = 0;
        for (int i = 0; i < length; i++) {
            columns[i] = new float[Q + i * Q * Q];
            System.arraycopy(fields.values(), i * Q, columns[i], 0, Q);
            System.arraycopy(couplings.values(), at, columns[i], Q, i * Q * Q);
            at += i * Q * Q;
        }
        return new ArDca(columns);
    }

    @Override
    public int columns() {
        return columns.length;
    }

    @Override
    public long parameters() {
        long n = 0;
        for (float[] c : columns) {
            n += c.length;
        }
        return n;
    }

    @Override
    public List<float[]> logProbabilities(List<byte[]> readings) {
        List<float[]> all = new ArrayList<>(readings.size());
        double[] logits = new double[Q];
        for (byte[] reading : readings) {
            float[] result = new float[columns.length * Q];
            for (int i = 0; i < columns.length; i++) {
                logits(i, reading, logits);
                Logits.normalize(logits, result, i * Q);
            }
            all.add(result);
        }
        return all;
    }

    /** What the trunk adds is summed once; a reading takes off and adds what differs. */
    @Override
    public double[][] terms(byte[] trunk, List<byte[]> readings) {
        double[][] base = new double[columns.length][Q];
        double[] own = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            logits(i, trunk, base[i]);
            own[i] = term(base[i], trunk[i]);
        }
        double[][] terms = new double[readings.size()][];
        for (int r = 0; r < terms.length; r++) {
            terms[r] = terms(base, own, trunk, readings.get(r));
        }
        return terms;
    }

    private double[] terms(double[][] base, double[] own, byte[] trunk, byte[] reading) {
        double[] terms = own.clone();
        double[] logits = new double[Q];
        int[] different = new int[columns.length];
        int n = 0;
        for (int i = 0; i < columns.length; i++) {
            System.arraycopy(base[i], 0, logits, 0, Q);
            for (int k = 0; k < n; k++) {
                add(i, different[k], trunk[different[k]], -1, logits);
                add(i, different[k], reading[different[k]], 1, logits);
            }
            if (reading[i] != trunk[i]) {
                different[n++] = i;
            }
            if (n > 0) {
                terms[i] = term(logits, reading[i]);
            }
        }
        return terms;
    }

    private static double term(double[] logits, int symbol) {
        return symbol < Q ? logits[symbol] - Logits.logSumExp(logits, 0, Q) : 0;
    }

    private void add(int i, int j, int symbol, int sign, double[] target) {
        if (symbol < Q) {
            int from = Q + (j * Q + symbol) * Q;
            for (int a = 0; a < Q; a++) {
                target[a] += sign * columns[i][from + a];
            }
        }
    }

    private void logits(int i, byte[] reading, double[] target) {
        float[] c = columns[i];
        for (int a = 0; a < Q; a++) {
            target[a] = c[a];
        }
        for (int j = 0; j < i; j++) {
            add(i, j, reading[j], 1, target);
        }
    }

    @Override
    public Decoder decoder(int slots) {
        return new Reading(slots);
    }

    private final class Reading implements Decoder {

        private final byte[][] read;
        private final int[] lengths;

        Reading(int slots) {
            read = new byte[slots][columns.length];
            lengths = new int[slots];
        }

        @Override
        public void start(int slot) {
            lengths[slot] = 0;
        }

        @Override
        public void append(int slot, int symbol) {
            read[slot][lengths[slot]++] = (byte) symbol;
        }

        @Override
        public void copy(int from, int to) {
            System.arraycopy(read[from], 0, read[to], 0, lengths[from]);
            lengths[to] = lengths[from];
        }

        @Override
        public float[][] next(int... slots) {
            float[][] result = new float[slots.length][Q];
            double[] logits = new double[Q];
            for (int k = 0; k < slots.length; k++) {
                logits(lengths[slots[k]], read[slots[k]], logits);
                Logits.normalize(logits, result[k], 0);
            }
            return result;
        }
    }
}
