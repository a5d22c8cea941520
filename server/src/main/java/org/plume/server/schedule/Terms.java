package org.plume.server.schedule;

import java.time.Duration;

/**
 * What a job is promised.
 *
 * @param priority whose work goes first
 * @param due when the answer must be there, by {@link System#nanoTime}
 * @param evaluations network evaluations that are wished for, >= 1
 * @param least fewest that will do, in [1, evaluations]; fewer than wished are used only where the time is short
 */
public record Terms(Priority priority, long due, int evaluations, int least) {

    public Terms {
        if (evaluations < 1) {
            throw new IllegalArgumentException("evaluations must be >= 1, was " + evaluations);
        }
        if (least < 1 || least > evaluations) {
            throw new IllegalArgumentException(
                    "min_evaluations must be in [1, network_evaluations = " + evaluations + "], was " + least);
        }
    }

    /** All evaluations, from now on in this time. */
    public static Terms within(Duration time, Priority priority, int evaluations) {
        return new Terms(priority, System.nanoTime() + time.toNanos(), evaluations, evaluations);
    }
}
