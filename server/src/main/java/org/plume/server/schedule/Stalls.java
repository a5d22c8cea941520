package org.plume.server.schedule;

/**
 * The longest by which jobs whose time ran short took longer than the door had expected: the collector, a compiler, another
 * program held them up, and will again. Forgotten slowly, since such things are rare and each makes all late who wait. For one
 * thread at a time.
 */
final class Stalls {

    /** Held up for so long is anybody now and then, ns. */
    static final double USUAL = 20e6;

    /** Nobody is kept out for more, ns. */
    private static final double MOST = 200e6;

    /** Time in which it falls to a third, ns. */
    private static final double KEPT = 60e9;

    /** The next one may be longer by this part. */
    private static final double LONGER = 0.25;

    /** A job that took more than this share of its time ran short. */
    private static final double SHORT = 0.75;

    private double worst;
    private long seen;

    /**
     * A job has come to its end.
     *
     * @param given its time, ns
     * @param expected what the door expected it to take, ns
     * @param took ns; of a job that was given up, what it would have taken
     */
    void saw(double given, double expected, double took, long now) {
        double over = Math.min(MOST, (1 + LONGER) * (took - expected));
        if (took > SHORT * given && over > longest(now)) {
            worst = over;
            seen = now;
        }
    }

    /** What to allow for, ns. */
    double longest(long now) {
        return Math.max(USUAL, worst * Math.exp(-Math.max(0, now - seen) / KEPT));
    }
}
