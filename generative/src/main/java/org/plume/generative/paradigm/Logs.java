package org.plume.generative.paradigm;

/** Sums of what is known by its logarithm. */
final class Logs {

    private Logs() {}

    /** log sum exp, without overflow; of none, minus infinity. */
    static double sumExp(double... logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum);
    }
}
