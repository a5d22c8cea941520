package org.plume.protein.score;

import java.util.List;
import org.plume.protein.Alphabet;

/**
 * Connected correlations f_ij(a, b) - f_i(a) f_j(b) of the columns i &lt; j of an alignment, which a model of single columns
 * does not have.
 *
 * @param values {@code [L(L-1)/2 * 21 * 21]}, in the order of (i, j, a, b)
 */
public record PairCorrelations(double[] values) {

    private static final int Q = Alphabet.SYMBOLS;

    /**
     * Of the rows of an alignment.
     *
     * @param rows symbols, of one length; an unknown residue counts for no symbol
     * @param weights what each row counts; their scale does not matter
     */
    public static PairCorrelations of(List<byte[]> rows, double[] weights) {
        int length = rows.get(0).length;
        double[] single = new double[length * Q];
        double[] pairs = new double[length * (length - 1) / 2 * Q * Q];
        double sum = 0;
        for (int n = 0; n < rows.size(); n++) {
            byte[] row = rows.get(n);
            double w = weights[n];
            sum += w;
            int block = 0;
            for (int i = 0; i < length; i++) {
                if (row[i] < Q) {
                    single[i * Q + row[i]] += w;
                }
                for (int j = i + 1; j < length; j++, block++) {
                    if (row[i] < Q && row[j] < Q) {
                        pairs[(block * Q + row[i]) * Q + row[j]] += w;
                    }
                }
            }
        }
        int block = 0;
        for (int i = 0; i < length; i++) {
            for (int j = i + 1; j < length; j++, block++) {
                for (int a = 0; a < Q; a++) {
                    for (int b = 0; b < Q; b++) {
                        int at = (block * Q + a) * Q + b;
                        pairs[at] = pairs[at] / sum - single[i * Q + a] / sum * (single[j * Q + b] / sum);
                    }
                }
            }
        }
        return new PairCorrelations(pairs);
    }

    /** Pearson's correlation with those of another alignment of the same columns. */
    public double pearson(PairCorrelations other) {
        return AssayMetrics.pearson(values, other.values);
    }
}
