package org.plume.weather.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * How well the probabilities of an event x &gt; threshold were kept: its Brier score, and how often it happened when i of M
 * members said so. One pass; they merge.
 */
public final class Reliability {

    private static final int WEIGHT = 0;
    private static final int ECDF = 1;
    private static final int FAIR = 2;

    private final double threshold;
    private final double[] forecasts;
    private final double[] events;
    private final BlockSums sums;

    /**
     * @param threshold in the unit of the states
     * @param members M of every case
     */
    public Reliability(double threshold, int members, Bootstrap bootstrap) {
        this.threshold = threshold;
        forecasts = new double[members + 1];
        events = new double[members + 1];
        sums = new BlockSums(bootstrap, 3);
    }

    /**
     * A bin of a reliability diagram.
     *
     * @param probability the mean of what was forecast
     * @param frequency how often it happened
     * @param weight how much was forecast so; points, by area weight
     */
    public record Bin(double probability, double frequency, double weight) {}

    /**
     * One case; points where the truth or a member is NaN are left out.
     *
     * @param block days that are resampled together
     * @param ensemble {@code [members][points]}
     * @param weights {@code [points]}
     */
    public void add(long block, double[][] ensemble, double[] truth, double[] weights) {
        if (ensemble.length != members()) {
            throw new IllegalArgumentException("members must be " + members() + ", was " + ensemble.length);
        }
        double total = 0;
        double ecdf = 0;
        double fair = 0;
        double[] column = new double[members()];
        for (int p = 0; p < truth.length; p++) {
            for (int i = 0; i < column.length; i++) {
                column[i] = ensemble[i][p];
            }
            if (!EnsembleScores.known(column, truth[p])) {
                continue;
            }
            Brier brier = Brier.of(threshold, column, truth[p]);
            total += weights[p];
            ecdf += weights[p] * brier.ecdf();
            fair += weights[p] * brier.fair();
            forecasts[brier.events()] += weights[p];
            events[brier.events()] += brier.happened() ? weights[p] : 0;
        }
        sums.add(block, total, ecdf, fair);
    }

    /** Adds the cases of another shard, of the same members and threshold. */
    public void merge(Reliability other) {
        if (other.members() != members() || other.threshold != threshold) {
            throw new IllegalArgumentException("reliabilities that merge must have the same members and threshold, had "
                    + members() + ", " + threshold + " and " + other.members() + ", " + other.threshold);
        }
        for (int i = 0; i < forecasts.length; i++) {
            forecasts[i] += other.forecasts[i];
            events[i] += other.events[i];
        }
        sums.merge(other.sums);
    }

    public int members() {
        return forecasts.length - 1;
    }

    public double threshold() {
        return threshold;
    }

    /** The ordinary Brier score. */
    public Estimate brier() {
        return sums.estimate(s -> s[ECDF] / s[WEIGHT]);
    }

    /** The fair Brier score; NaN for one member. */
    public Estimate fairBrier() {
        return sums.estimate(s -> s[FAIR] / s[WEIGHT]);
    }

    /** How often the event happened. */
    public double baseRate() {
        double happened = 0;
        for (double e : events) {
            happened += e;
        }
        return happened / sums.sum(WEIGHT);
    }

    /** The diagram, in at most so many bins of equal width; empty ones are left out. */
    public List<Bin> diagram(int bins) {
        double[] n = new double[bins];
        double[] probability = new double[bins];
        double[] happened = new double[bins];
        for (int i = 0; i < forecasts.length; i++) {
            double p = (double) i / members();
            int bin = Math.min((int) (p * bins), bins - 1);
            n[bin] += forecasts[i];
            probability[bin] += forecasts[i] * p;
            happened[bin] += events[i];
        }
        List<Bin> diagram = new ArrayList<>();
        for (int b = 0; b < bins; b++) {
            if (n[b] > 0) {
                diagram.add(new Bin(probability[b] / n[b], happened[b] / n[b], n[b]));
            }
        }
        return diagram;
    }
}
