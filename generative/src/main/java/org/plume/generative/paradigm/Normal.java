package org.plume.generative.paradigm;

import java.util.random.RandomGenerator;
import org.plume.generative.nn.Ops;

/** Normal distributions with independent coordinates, by mean and log-variance. */
final class Normal {

    static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private Normal() {}

    /** log N(x; mean, exp(logVariance)) of each row {@code [b, 1]}. */
    static <V> V logDensity(Ops<V> o, V x, V mean, V logVariance) {
        V z = o.mul(o.square(o.sub(x, mean)), o.exp(o.scale(logVariance, -1)));
        return o.scale(o.sum(o.shift(o.add(z, logVariance), LOG_TWO_PI), 1), -0.5);
    }

    /** KL(N(mean, exp(logVariance)) || N(0, I)) of each row {@code [b, 1]}. */
    static <V> V divergenceFromStandard(Ops<V> o, V mean, V logVariance) {
        V terms = o.sub(o.add(o.square(mean), o.exp(logVariance)), o.shift(logVariance, 1));
        return o.scale(o.sum(terms, 1), 0.5);
    }

    /** A log-variance held within (-bound, bound), smoothly. */
    static <V> V bounded(Ops<V> o, V logVariance, double bound) {
        return o.scale(o.tanh(o.scale(logVariance, 1 / bound)), bound);
    }

    /** log N(x; mean, exp(logVariance)). */
    static double logDensity(double[] x, double[] mean, double[] logVariance) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double difference = x[i] - mean[i];
            sum += difference * difference * Math.exp(-logVariance[i]) + logVariance[i] + LOG_TWO_PI;
        }
        return -sum / 2;
    }

    /** log N(x; 0, I). */
    static double standardLogDensity(double[] x) {
        return logDensity(x, new double[x.length], new double[x.length]);
    }

    static double[] draw(int size, RandomGenerator rng) {
        double[] z = new double[size];
        for (int i = 0; i < size; i++) {
            z[i] = rng.nextGaussian();
        }
        return z;
    }

    static double[] draw(double[] mean, double[] logVariance, RandomGenerator rng) {
        double[] z = new double[mean.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = mean[i] + Math.exp(logVariance[i] / 2) * rng.nextGaussian();
        }
        return z;
    }
}
