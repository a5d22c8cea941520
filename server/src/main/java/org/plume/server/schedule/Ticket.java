package org.plume.server.schedule;

/** A job that was taken. */
public interface Ticket {

    /** Network evaluations that it is given. */
    int evaluations();

    /** Time in which steps of it or its finish were computed, so far, ns. */
    long computed();

    /** Time in which it waited for others, so far, ns: since it was taken, without {@link #computed}. */
    long waited();

    /**
     * Ends it within one step, and calls {@link Job#failed} with the reason, unless it has come to its end. Any thread may
     * call this.
     */
    void stop(Throwable reason);
}
