package org.plume.protein.model;

import org.plume.protein.Alphabet;

/** Arithmetic of log probabilities. */
public final class Logits {

    private Logits() {}

    /** log sum exp of n numbers from the offset. */
    public static double logSumExp(double[] x, int offset, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = offset; i < offset + n; i++) {
            max = Math.max(max, x[i]);
        }
        if (max == Double.NEGATIVE_INFINITY) {
            return max;
        }
        double sum = 0;
        for (int i = offset; i < offset + n; i++) {
            sum += Math.exp(x[i] - max);
        }
        return max + Math.log(sum);
    }

    /** log p of each symbol of a reading out of {@code [its length * 21]}; 0 for unknown residues. */
    public static double[] terms(byte[] reading, float[] logs) {
        double[] terms = new double[reading.length];
        for (int i = 0; i < reading.length; i++) {
            terms[i] = reading[i] < Alphabet.SYMBOLS ? logs[i * Alphabet.SYMBOLS + reading[i]] : 0;
        }
        return terms;
    }

    /** Writes x - logSumExp(x), as floats. */
    public static void normalize(double[] x, float[] target, int offset) {
        double z = logSumExp(x, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            target[offset + i] = (float) (x[i] - z);
        }
    }
}
