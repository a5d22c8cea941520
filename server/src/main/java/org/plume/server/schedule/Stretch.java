package org.plume.server.schedule;

/**
 * By how much jobs take longer than the costs of their steps add up to: other programs, the collector, the threads that read
 * and write. The ratio of what they took to what was expected of them, both summed with exponential forgetting, so that long
 * jobs count for more. Without news it falls back to 1. For one thread at a time.
 */
final class Stretch {

    private static final double KEPT = 1 - 1 / 32.0;

    /** A pause of the machine counts for no more. */
    private static final double MOST = 3;

    /** Time for which it is trusted, ns. */
    private static final double TRUST = 1e9;

    private double expected;
    private double taken;
    private long seen;

    /** A job was expected to take so long, and took so long, ns. */
    void saw(double expect, double took, long now) {
        if (expect > 0) {
            expected = KEPT * expected + expect;
            taken = KEPT * taken + Math.min(MOST * expect, took);
            seen = now;
        }
    }

    /** At least 1. */
    double factor(long now) {
        if (expected == 0) {
            return 1;
        }
        double trust = Math.exp(-Math.max(0, now - seen) / TRUST);
        return 1 + trust * Math.max(0, taken / expected - 1);
    }
}
