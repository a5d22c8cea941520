package org.plume.training;

/** The mean of the last hundred losses or so: each step the newest weighs 1/100, or 1/n while there are fewer. */
final class MeanLoss {

    private static final long MEMORY = 100;

    private double mean;
    private long n;

    double with(double loss) {
        n++;
        mean += (loss - mean) / Math.min(n, MEMORY);
        return mean;
    }
}
