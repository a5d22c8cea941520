package org.plume.weather.verify;

import java.util.random.RandomGenerator;
import org.plume.generative.Streams;

/**
 * Intervals by resampling blocks of days, as neighbouring days are not independent (block bootstrap; Kuensch 1989). Each
 * replicate counts each block a Poisson(1) number of times in place of drawing n of n blocks (Hanley and MacGibbon 2006):
 * the weight is a function of (seed, block, replicate) alone, so one pass is enough, shards merge, and two scores of the
 * same days are resampled alike, which is what an interval of their ratio needs.
 *
 * @param replicates how many; 0: no intervals
 */
public record Bootstrap(int replicates, long seed) {

    /** A thousand replicates of seed 0. */
    public static final Bootstrap DEFAULT = new Bootstrap(1000, 0);

    /** Without intervals. */
    public static final Bootstrap NONE = new Bootstrap(0, 0);

    public Bootstrap {
        if (replicates < 0) {
            throw new IllegalArgumentException("replicates must be >= 0, was " + replicates);
        }
    }

    /** How often each replicate counts this block, {@code [replicates]}. */
    double[] weights(long block) {
        RandomGenerator rng = new Streams(seed).at(block);
        double[] weights = new double[replicates];
        for (int b = 0; b < replicates; b++) {
            weights[b] = poisson(rng.nextDouble());
        }
        return weights;
    }

    /** The quantile of Poisson(1), by inversion. */
    private static int poisson(double u) {
        double p = Math.exp(-1);
        double cumulated = p;
        int k = 0;
        while (u >= cumulated && p > 0) {
            k++;
            p /= k;
            cumulated += p;
        }
        return k;
    }
}
