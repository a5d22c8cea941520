package org.plume.weather.verify;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * How often the truth takes each of the M + 1 places among the M members (Talagrand diagram; Hamill 2001). A truth tied with
 * e members is shared equally between the e + 1 places it may take. Flat for a reliable ensemble; a U says too little spread.
 */
public final class RankHistogram {

    private final double[] counts;

    /** @param members M, at least 1 */
    public RankHistogram(int members) {
        if (members < 1) {
            throw new IllegalArgumentException("members must be >= 1, was " + members);
        }
        counts = new double[members + 1];
    }

    /** One point of one case; nothing where the truth or a member is NaN. */
    public void add(double[] members, double truth) {
        if (members.length != members()) {
            throw new IllegalArgumentException("members must be " + members() + ", was " + members.length);
        }
        if (!Double.isNaN(truth) && Arrays.stream(members).noneMatch(Double::isNaN)) {
            int below = 0;
            int tied = 0;
            for (double x : members) {
                below += x < truth ? 1 : 0;
                tied += x == truth ? 1 : 0;
            }
            place(below, tied);
        }
    }

    /** A truth above some members and tied with some. */
    void place(int below, int tied) {
        for (int k = below; k <= below + tied; k++) {
            counts[k] += 1.0 / (tied + 1);
        }
    }

    /** Adds the points of another shard, of as many members. */
    public void merge(RankHistogram other) {
        if (other.counts.length != counts.length) {
            throw new IllegalArgumentException(
                    "histograms that merge must have the same members, had " + members() + " and " + other.members());
        }
        for (int k = 0; k < counts.length; k++) {
            counts[k] += other.counts[k];
        }
    }

    public int members() {
        return counts.length - 1;
    }

    /** Points that were placed. */
    public double total() {
        return Arrays.stream(counts).sum();
    }

    /** The M + 1 counts. */
    public double[] counts() {
        return counts.clone();
    }

    /** The counts gathered into fewer bins, of {@link #places} each. */
    public double[] counts(int bins) {
        requireBins(bins);
        double[] gathered = new double[bins];
        for (int k = 0; k < counts.length; k++) {
            gathered[k * bins / counts.length] += counts[k];
        }
        return gathered;
    }

    /** How many of the M + 1 places each bin holds; they differ by one where bins do not divide M + 1. */
    public int[] places(int bins) {
        requireBins(bins);
        int[] places = new int[bins];
        for (int k = 0; k < counts.length; k++) {
            places[k * bins / counts.length]++;
        }
        return places;
    }

    private void requireBins(int bins) {
        if (bins < 1 || bins > counts.length) {
            throw new IllegalArgumentException("bins must be 1 .. members + 1 = " + counts.length + ", was " + bins);
        }
    }

    /**
     * The largest number of bins that divides M + 1 and is between half of {@code most} and that. Where none is, M + 1 if that is
     * less than twice {@code most}, else {@code most}.
     */
    public int bins(int most) {
        for (int bins = Math.min(most, counts.length); 2 * bins >= most && bins > 1; bins--) {
            if (counts.length % bins == 0) {
                return bins;
            }
        }
        return counts.length < 2 * most ? counts.length : most;
    }

    /** The standard deviation of the share of a bin when the ensemble is reliable and points independent: sqrt((B-1)/(N B^2)). */
    public double deviation(int bins) {
        return Math.sqrt((bins - 1) / total()) / bins;
    }

    /**
     * The probability of a histogram as uneven as this, were it flat: chi-square with B - 1 degrees of freedom. It means
     * something for independent points only, so not for neighbours in space or time.
     */
    public double flatness(int bins) {
        if (bins < 2) {
            throw new IllegalArgumentException("bins must be >= 2 to be uneven, was " + bins);
        }
        double[] gathered = counts(bins);
        int[] places = places(bins);
        double chiSquare = 0;
        for (int k = 0; k < bins; k++) {
            double expected = total() * places[k] / counts.length;
            chiSquare += (gathered[k] - expected) * (gathered[k] - expected) / expected;
        }
        return 1 - new ChiSquaredDistribution(bins - 1.0).cumulativeProbability(chiSquare);
    }
}
