package org.plume.generative.metric;

import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * The area under the receiver operating characteristic: the probability that a positive scores above a negative, ties
 * counted half (Mann and Whitney).
 */
public final class Auroc {

    private Auroc() {}

    /** From the numbers that both kinds were given; >= 1 of each. */
    public static double of(double[] positives, double[] negatives) {
        if (positives.length == 0 || negatives.length == 0) {
            throw new IllegalArgumentException(
                    "there must be positives and negatives, were " + positives.length + " and " + negatives.length);
        }
        double[] all = new double[positives.length + negatives.length];
        System.arraycopy(positives, 0, all, 0, positives.length);
        System.arraycopy(negatives, 0, all, positives.length, negatives.length);
        double[] ranks = new NaturalRanking().rank(all);
        double sum = 0;
        for (int i = 0; i < positives.length; i++) {
            sum += ranks[i];
        }
        double n = positives.length;
        return (sum - n * (n + 1) / 2) / (n * negatives.length);
    }
}
