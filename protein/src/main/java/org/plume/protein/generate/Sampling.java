package org.plume.protein.generate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.plume.protein.Alphabet;

/**
 * How a symbol is drawn from log p(a | x_&lt;i). The steps in order: repetition penalty, temperature, top-k, nucleus, min-p.
 *
 * @param temperature log p is divided by it; 0 takes the likeliest symbol
 * @param topK only the k likeliest symbols; 0: all
 * @param topP nucleus: the likeliest symbols whose probabilities first sum to at least this; 1: all
 * @param minP only symbols with at least this share of the likeliest one's probability; 0: all
 * @param repetitionPenalty log p of residues among the last {@value #WINDOW} is multiplied by it (Keskar et al. 2019, for
 *     log p &lt; 0); 1: not at all
 */
public record Sampling(double temperature, int topK, double topP, double minP, double repetitionPenalty) {

    /** Residues that the repetition penalty looks back on. */
    public static final int WINDOW = 8;

    /** From the model as it is. */
    public static final Sampling EXACT = new Sampling(1, 0, 1, 0, 1);

    private static final int Q = Alphabet.SYMBOLS;

    public Sampling {
        require(temperature >= 0 && temperature <= 100, "temperature must be in [0, 100]", temperature);
        require(topK >= 0, "top-k must be >= 0", topK);
        require(topP > 0 && topP <= 1, "top-p must be in (0, 1]", topP);
        require(minP >= 0 && minP < 1, "min-p must be in [0, 1)", minP);
        require(repetitionPenalty >= 1, "repetition penalty must be >= 1", repetitionPenalty);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", was " + value);
        }
    }

    /**
     * Draws a symbol.
     *
     * @param logP of all symbols
     * @param allowed bit a says whether symbol a may be drawn; at least one
     * @param before the symbols so far
     * @param length how many
     */
    public int draw(float[] logP, int allowed, byte[] before, int length, RandomGenerator rng) {
        double u = rng.nextDouble();
        double[] p = probabilities(logP, allowed, before, length);
        double sum = 0;
        for (double v : p) {
            sum += v;
        }
        double left = u * sum;
        int last = -1;
        for (int a = 0; a < Q; a++) {
            if (p[a] > 0) {
                last = a;
                left -= p[a];
                if (left < 0) {
                    return a;
                }
            }
        }
        return last;
    }

    /** What is drawn from, not normalised. */
    double[] probabilities(float[] logP, int allowed, byte[] before, int length) {
        double[] x = new double[Q];
        double max = Double.NEGATIVE_INFINITY;
        int repeated = repeated(before, length);
        for (int a = 0; a < Q; a++) {
            double penalty = (repeated >> a & 1) == 1 ? repetitionPenalty : 1;
            x[a] = (allowed >> a & 1) == 1 ? logP[a] * penalty : Double.NEGATIVE_INFINITY;
            max = Math.max(max, x[a]);
        }
        if (max == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("a symbol must be allowed at each position, none was");
        }
        if (temperature == 0) {
            return likeliest(x, max);
        }
        for (int a = 0; a < Q; a++) {
            x[a] = Math.exp((x[a] - max) / temperature);
        }
        cut(x);
        return x;
    }

    private static double[] likeliest(double[] x, double max) {
        double[] p = new double[Q];
        for (int a = 0; a < Q; a++) {
            if (x[a] == max) {
                p[a] = 1;
                return p;
            }
        }
        return p;
    }

    private int repeated(byte[] before, int length) {
        int set = 0;
        for (int i = Math.max(0, length - WINDOW); repetitionPenalty > 1 && i < length; i++) {
            if (before[i] < Alphabet.SIZE) {
                set |= 1 << before[i];
            }
        }
        return set;
    }

    /** Sets what top-k, nucleus and min-p leave out to 0. */
    private void cut(double[] p) {
        if (topK == 0 && topP == 1 && minP == 0) {
            return;
        }
        Integer[] order = new Integer[Q];
        Arrays.setAll(order, a -> a);
        Arrays.sort(order, (a, b) -> p[a] != p[b] ? Double.compare(p[b], p[a]) : Integer.compare(a, b));
        double all = Arrays.stream(p).sum();
        double best = p[order[0]];
        double sum = 0;
        for (int rank = 0; rank < Q; rank++) {
            int a = order[rank];
            boolean kept = (topK == 0 || rank < topK) && sum < topP * all && p[a] >= minP * best;
            sum += p[a];
            if (!kept) {
                p[a] = 0;
            }
        }
    }
}
