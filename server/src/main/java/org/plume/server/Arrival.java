package org.plume.server;

import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.plume.proto.policy.v1.Timing;
import org.plume.server.schedule.Ticket;

/**
 * When a request came, and how long it may take.
 *
 * @param at by {@link System#nanoTime}
 * @param taken when it was taken up: before, it waited for others, by {@link System#nanoTime}
 * @param due by {@link System#nanoTime}
 */
record Arrival(long at, long taken, long due) {

    private static final double NS_PER_MS = 1e6;

    /**
     * Now, in the current call.
     *
     * @param most the longest that any request may take
     */
    static Arrival now(Duration most) {
        long now = System.nanoTime();
        Deadline deadline = Context.current().getDeadline();
        long left = deadline == null ? Long.MAX_VALUE : deadline.timeRemaining(TimeUnit.NANOSECONDS);
        return new Arrival(now, now, now + Math.min(left, most.toNanos()));
    }

    /** Where the time went until now. */
    Timing timing(Ticket ticket) {
        double computed = ticket.computed() / NS_PER_MS;
        double waited = (taken - at + ticket.waited()) / NS_PER_MS;
        double all = (System.nanoTime() - at) / NS_PER_MS;
        return Timing.newBuilder()
                .setQueueMs(waited)
                .setComputeMs(computed)
                .setRestMs(Math.max(0, all - computed - waited))
                .build();
    }
}
