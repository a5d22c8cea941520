package org.plume.protein.learn;

import java.util.ArrayList;
import java.util.List;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Autoregressive;

/**
 * How much of a second model goes into the mean of two ({@link org.plume.protein.model.MeanOfConditionals}), by the likelihood
 * of sequences that neither was trained on.
 */
public final class Share {

    private static final int Q = Alphabet.SYMBOLS;
    private static final int STEPS = 10;

    private final List<float[]> pairs = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    /** Adds what both say of each symbol of readings that were held out. */
    public void add(Autoregressive first, Autoregressive second, byte[][] readings, double... counts) {
        List<byte[]> rows = List.of(readings);
        List<float[]> a = first.logProbabilities(rows);
        List<float[]> b = second.logProbabilities(rows);
        for (int n = 0; n < readings.length; n++) {
            byte[] reading = readings[n];
            float[] both = new float[2 * reading.length];
            for (int i = 0; i < reading.length; i++) {
                boolean known = reading[i] < Q;
                both[2 * i] = known ? (float) Math.exp(a.get(n)[i * Q + reading[i]]) : 1;
                both[2 * i + 1] = known ? (float) Math.exp(b.get(n)[i * Q + reading[i]]) : 1;
            }
            pairs.add(both);
            weights.add(counts[n]);
        }
    }

    /** The likeliest of 0, 0.1, .., 0.9. */
    public double best() {
        double best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < STEPS; k++) {
            double share = (double) k / STEPS;
            double sum = 0;
            for (int n = 0; n < pairs.size(); n++) {
                float[] both = pairs.get(n);
                for (int i = 0; i < both.length; i += 2) {
                    sum += weights.get(n) * Math.log((1 - share) * both[i] + share * both[i + 1]);
                }
            }
            if (sum > most) {
                most = sum;
                best = share;
            }
        }
        return best;
    }
}
