package org.plume.server;

import io.grpc.Status;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Of a call under way: whether it is still wanted, and where its time went. */
final class Watch {

    private static final double NS_PER_MS = 1e6;

    private final Arrival arrival;
    private final BooleanSupplier cancelled;
    private final String cure;
    private long computed;
    private long began;
    private int sent;

    /** @param cure what helps where time is short */
    Watch(Arrival arrival, BooleanSupplier cancelled, String cure) {
        this.arrival = arrival;
        this.cancelled = cancelled;
        this.cure = cure;
    }

    /** A turn begins. */
    void begin() {
        began = System.nanoTime();
    }

    /** A turn ends. */
    void end() {
        computed += System.nanoTime() - began;
    }

    /** A message was sent. */
    void sent() {
        sent++;
    }

    /** Throws where the call is cancelled or late. */
    void check() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the call was cancelled");
        }
        if (System.nanoTime() - arrival.due() > 0) {
            throw Status.DEADLINE_EXCEEDED
                    .withDescription("the answer must end within its deadline, had sent " + sent + " messages after "
                            + (System.nanoTime() - arrival.at()) / 1_000_000 + " ms: " + cure)
                    .asRuntimeException();
        }
    }

    /** Since the request came. */
    double elapsedMs() {
        return (System.nanoTime() - arrival.at()) / NS_PER_MS;
    }

    /** What was computed, this turn included. */
    double computeMs() {
        return (computed + System.nanoTime() - began) / NS_PER_MS;
    }
}
