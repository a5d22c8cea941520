package org.plume.compare.measure;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * A mean of independent numbers with its interval by Student's t.
 *
 * @param value the mean
 * @param low 2.5 % below
 * @param high 97.5 % below
 */
public record Estimate(double value, double low, double high) {

    private static final double UPPER = 0.975;

    public static Estimate ofMean(double... numbers) {
        if (numbers.length < 2) {
            throw new IllegalArgumentException("an interval needs >= 2 numbers, had " + numbers.length);
        }
        double mean = new Mean().evaluate(numbers);
        double error = Math.sqrt(new Variance().evaluate(numbers) / numbers.length);
        double half = error * new TDistribution(null, numbers.length - 1.0).inverseCumulativeProbability(UPPER);
        return new Estimate(mean, mean - half, mean + half);
    }
}
