package org.plume.compare.measure;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.paradigm.VaeModel.VaeDistribution;

/**
 * How far the bounds of a variational autoencoder lie below its log-likelihood, on held-out points, nats.
 *
 * @param integrated the log-likelihood, integrated over z
 * @param lower the evidence lower bound, over 1,000 draws
 * @param weighted the importance-weighted bound of 64 samples, over 16 draws
 */
public record Bounds(double integrated, double lower, double weighted) {

    private static final int PLACES = 400;
    private static final int DRAWS = 1000;
    private static final int SAMPLES = 64;
    private static final int WEIGHTED_DRAWS = 16;

    public static Bounds of(VaeDistribution model, List<double[]> points, RandomGenerator rng) {
        return new Bounds(
                mean(model.integrated(points, PLACES)),
                mean(model, points, 1, DRAWS, rng),
                mean(model, points, SAMPLES, WEIGHTED_DRAWS, rng));
    }

    /** The share of the gap that the weighted bound closes. */
    public double closed() {
        return (weighted - lower) / (integrated - lower);
    }

    private static double mean(
            VaeDistribution model, List<double[]> points, int samples, int draws, RandomGenerator rng) {
        double sum = 0;
        for (int k = 0; k < draws; k++) {
            sum += mean(model.bounds(points, samples, rng));
        }
        return sum / draws;
    }

    private static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }
}
