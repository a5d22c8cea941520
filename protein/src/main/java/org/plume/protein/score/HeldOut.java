package org.plume.protein.score;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;

/**
 * The weighted mean of -log p for each symbol, nats, of sequences that were not trained on.
 *
 * @param logDensities of the sequences, nats
 * @param symbols scored of each
 * @param weights what each counts
 */
public record HeldOut(double[] logDensities, int[] symbols, double[] weights) {

    private static final int RESAMPLES = 1000;

    /** With the percentile interval of 1,000 resamples of the sequences. */
    public Estimate natsPerSymbol(Streams streams) {
        int n = weights.length;
        double[] values = new double[RESAMPLES];
        int[] picked = new int[n];
        for (int b = 0; b < RESAMPLES; b++) {
            RandomGenerator rng = streams.at(b);
            for (int i = 0; i < n; i++) {
                picked[i] = rng.nextInt(n);
            }
            values[b] = mean(picked);
        }
        Arrays.sort(values);
        for (int i = 0; i < n; i++) {
            picked[i] = i;
        }
        return new Estimate(mean(picked), values[(int) (0.025 * RESAMPLES)], values[(int) (0.975 * RESAMPLES)]);
    }

    private double mean(int[] rows) {
        double nats = 0;
        double count = 0;
        for (int i : rows) {
            nats -= weights[i] * logDensities[i];
            count += weights[i] * symbols[i];
        }
        return nats / count;
    }
}
