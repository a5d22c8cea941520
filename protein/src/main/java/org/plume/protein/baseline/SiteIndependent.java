package org.plume.protein.baseline;

import java.util.ArrayList;
import java.util.List;
import org.plume.generative.nn.Tensor;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Decoder;

/** Each column by its own frequencies, whatever stands in the others: a profile. */
public final class SiteIndependent implements Autoregressive {

    private static final int Q = Alphabet.SYMBOLS;

    /** Sequences of uniform residues that are added to what was counted. */
    private static final double PSEUDOCOUNT = 1;

    private final float[] logFrequencies;

    private SiteIndependent(float[] logFrequencies) {
        this.logFrequencies = logFrequencies;
    }

    /** The weighted frequencies of the readings, all of one length. */
    public static SiteIndependent fit(byte[][] rows, double[] weights) {
        int length = rows[0].length;
        double[] counts = new double[length * Q];
        for (int n = 0; n < rows.length; n++) {
            for (int i = 0; i < length; i++) {
                if (rows[n][i] < Q) {
                    counts[i * Q + rows[n][i]] += weights[n];
                }
            }
        }
        float[] logs = new float[counts.length];
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int a = 0; a < Q; a++) {
                sum += counts[i * Q + a];
            }
            for (int a = 0; a < Q; a++) {
                logs[i * Q + a] = (float) Math.log((counts[i * Q + a] + PSEUDOCOUNT / Q) / (sum + PSEUDOCOUNT));
            }
        }
        return new SiteIndependent(logs);
    }

    /** The log frequencies, {@code [L, 21]}. */
    public Tensor tensor() {
        return Tensor.of(logFrequencies, logFrequencies.length / Q, Q);
    }

    /** The model of {@link #tensor}. */
    public static SiteIndependent of(Tensor logFrequencies) {
        return new SiteIndependent(logFrequencies.values());
    }

    @Override
    public int columns() {
        return logFrequencies.length / Q;
    }

    @Override
    public long parameters() {
        return logFrequencies.length;
    }

    @Override
    public List<float[]> logProbabilities(List<byte[]> readings) {
        List<float[]> all = new ArrayList<>(readings.size());
        readings.forEach(r -> all.add(logFrequencies.clone()));
        return all;
    }

    @Override
    public Decoder decoder(int slots) {
        int[] lengths = new int[slots];
        return new Decoder() {
            @Override
            public void start(int slot) {
                lengths[slot] = 0;
            }

            @Override
            public void append(int slot, int symbol) {
                lengths[slot]++;
            }

            @Override
            public void copy(int from, int to) {
                lengths[to] = lengths[from];
            }

            @Override
            public float[][] next(int... asked) {
                float[][] result = new float[asked.length][Q];
                for (int k = 0; k < asked.length; k++) {
                    System.arraycopy(logFrequencies, lengths[asked[k]] * Q, result[k], 0, Q);
                }
                return result;
            }
        };
    }
}
