package org.plume.sim;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A measured number and its 95 % interval.
 *
 * @param value the measurement; NaN when there was nothing to measure
 * @param low lower end
 * @param high upper end
 */
public record Estimate(double value, double low, double high) {

    static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    /** The 0.975 quantile of the standard normal distribution. */
    static final double Z = 1.959963984540054;

    /**
     * A share of independent trials with the score interval of Wilson (1927):
     * (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n).
     */
    public static Estimate share(int successes, int trials) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException("successes must be in 0 .. trials = " + trials + ", was " + successes);
        }
        if (trials == 0) {
            return UNKNOWN;
        }
        double n = trials;
        double p = successes / n;
        double z2 = Z * Z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        return new Estimate(p, successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }

    /** A mean with the interval of Student's t; without width when there is but one value. */
    public static Estimate mean(double... values) {
        if (values.length == 0) {
            return UNKNOWN;
        }
        SummaryStatistics summary = new SummaryStatistics();
        for (double value : values) {
            summary.addValue(value);
        }
        double mean = summary.getMean();
        if (values.length == 1) {
            return new Estimate(mean, mean, mean);
        }
        double t = new TDistribution(values.length - 1.0).inverseCumulativeProbability(0.975);
        double half = t * summary.getStandardDeviation() / Math.sqrt(values.length);
        return new Estimate(mean, mean - half, mean + half);
    }

    /** A mean of shares, each in [0, 1]: its interval ends there too. */
    public static Estimate meanShare(double... shares) {
        Estimate mean = mean(shares);
        return new Estimate(mean.value, Math.max(0, mean.low), Math.min(1, mean.high));
    }
}
