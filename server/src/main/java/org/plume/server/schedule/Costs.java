package org.plume.server.schedule;

import java.util.Arrays;

/**
 * How long a step of some rows takes: for each size class of rows (1, 2, 3 to 4, 5 to 8, ...) the exponentially weighted mean
 * and mean deviation of what was seen. An estimate that was not confirmed for a while falls back towards the least that was
 * seen, of this class or, in proportion, of others, so that one bad moment does not close the door for good. For one thread at a
 * time.
 */
final class Costs {

    private static final int CLASSES = 16;

    /** Weight of a new observation. */
    private static final double NEW = 1 / 8.0;

    /** Deviations above the mean that are allowed for. */
    private static final double CAUTION = 2;

    /** An observation counts for this many times what was expected at most: a pause of the machine is not a cost. */
    private static final double MOST = 4;

    /** Time for which an estimate is trusted, ns. */
    private static final double TRUST = 5e9;

    private final double[] mean = new double[CLASSES];
    private final double[] deviation = new double[CLASSES];
    private final double[] least = new double[CLASSES];
    private final double[] base = new double[CLASSES];
    private final long[] seen = new long[CLASSES];

    /** A step of these rows took so long, ns. */
    void saw(int rows, long took, long now) {
        int c = sizeClass(rows);
        double x = Math.max(1, took);
        if (mean[c] == 0) {
            double expected = cautious(rows, now);
            x = expected == 0 ? x : Math.min(x, MOST * expected);
            mean[c] = x;
            deviation[c] = x / 4;
            least[c] = x;
        } else {
            x = Math.min(x, MOST * (mean[c] + CAUTION * deviation[c]));
            deviation[c] += NEW * (Math.abs(x - mean[c]) - deviation[c]);
            mean[c] += NEW * (x - mean[c]);
            least[c] = Math.min(least[c] * 1.001, x);
        }
        seen[c] = now;
        for (int k = 0; k < CLASSES; k++) {
            base[k] = least(k);
        }
    }

    /** What a step is expected to take on average, ns; 0 where nothing is known. */
    double mean(int rows, long now) {
        return estimate(rows, now, 0);
    }

    /** What a step will hardly exceed, ns; 0 where nothing is known. */
    double cautious(int rows, long now) {
        return estimate(rows, now, CAUTION);
    }

    private double estimate(int rows, long now, double deviations) {
        int c = known(sizeClass(rows));
        if (c < 0) {
            return 0;
        }
        double trust = Math.exp(-Math.max(0, now - seen[c]) / TRUST);
        double above = mean[c] + deviations * deviation[c] - base[c];
        double cost = base[c] + trust * Math.max(0, above);
        int most = largest(c);
        return rows > most ? cost * rows / most : cost;
    }

    /** More rows take no less, and twice as many take no more than two steps. */
    private double least(int c) {
        double all = Double.POSITIVE_INFINITY;
        for (int k = 0; k < CLASSES; k++) {
            if (mean[k] > 0) {
                all = Math.min(all, least[k] * (k < c ? largest(c - k) : 1));
            }
        }
        return all;
    }

    /** The class itself, else the next larger one that is known, else the largest; -1 for none. */
    private int known(int wanted) {
        for (int c = wanted; c < CLASSES; c++) {
            if (mean[c] > 0) {
                return c;
            }
        }
        for (int c = wanted - 1; c >= 0; c--) {
            if (mean[c] > 0) {
                return c;
            }
        }
        return -1;
    }

    private static int sizeClass(int rows) {
        return Math.min(CLASSES - 1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, rows) - 1));
    }

    private static int largest(int sizeClass) {
        return 1 << sizeClass;
    }

    @Override
    public String toString() {
        return "Costs" + Arrays.toString(mean);
    }
}
