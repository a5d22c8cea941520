package org.plume.sim;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * How often each mode was taken.
 *
 * @param counts occurrences by code
 */
public record ModeCounts(TreeMap<String, Integer> counts) {

    private static final int RESAMPLES = 1000;

    /** The modes of the successful episodes, as D3IL counts them. */
    public static ModeCounts of(List<EpisodeResult> results) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (EpisodeResult result : results) {
            if (result.success()) {
                result.mode().ifPresent(mode -> counts.merge(mode, 1, Integer::sum));
            }
        }
        return new ModeCounts(counts);
    }

    public int reached() {
        return counts.size();
    }

    /** Entropy - sum p log p / log(modes): 1 when all are equally frequent, 0 when there is but one, or none. */
    public double entropy(int modes) {
        return entropy(values(), modes);
    }

    /** {@link #reached} with an interval of the bootstrap, within 0 .. modes. */
    Estimate reachedEstimate(int modes, RandomGenerator rng) {
        return bootstrap(
                reached(),
                modes,
                counts -> Arrays.stream(counts).filter(c -> c > 0).count(),
                rng);
    }

    /** {@link #entropy} with an interval of the bootstrap, within 0 .. 1. */
    Estimate entropyEstimate(int modes, RandomGenerator rng) {
        return bootstrap(entropy(modes), 1, counts -> entropy(counts, modes), rng);
    }

    private interface Statistic {
        double of(int[] counts);
    }

    /** The standard interval value +- z se, se from resampled episodes (Efron and Tibshirani 1993, chapter 12). */
    private Estimate bootstrap(double value, double most, Statistic statistic, RandomGenerator rng) {
        int[] counts = values();
        int n = Arrays.stream(counts).sum();
        if (n == 0) {
            return new Estimate(value, value, value);
        }
        int[] owner = new int[n];
        for (int mode = 0, i = 0; mode < counts.length; mode++) {
            Arrays.fill(owner, i, i + counts[mode], mode);
            i += counts[mode];
        }
        SummaryStatistics summary = new SummaryStatistics();
        for (int r = 0; r < RESAMPLES; r++) {
            int[] drawn = new int[counts.length];
            for (int i = 0; i < n; i++) {
                drawn[owner[rng.nextInt(n)]]++;
            }
            summary.addValue(statistic.of(drawn));
        }
        double half = Estimate.Z * summary.getStandardDeviation();
        return new Estimate(value, Math.max(0, value - half), Math.min(most, value + half));
    }

    private static double entropy(int[] counts, int modes) {
        double n = Arrays.stream(counts).sum();
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                sum -= count / n * Math.log(count / n);
            }
        }
        return modes < 2 ? 0 : sum / Math.log(modes);
    }

    private int[] values() {
        return counts.values().stream().mapToInt(Integer::intValue).toArray();
    }
}
