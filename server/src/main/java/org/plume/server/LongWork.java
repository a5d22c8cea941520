package org.plume.server;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls of one service that take seconds, on a thread of their own: a robot's request must not stand behind one. */
final class LongWork implements AutoCloseable {

    private final String name;
    private final int most;
    private final ExecutorService executor;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * Nothing under way yet.
     *
     * @param name of the calls, in the plural
     * @param most calls under way
     */
    LongWork(String name, int most) {
        this.name = name;
        this.most = most;
        executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Takes a call up, or refuses it where there are too many.
     *
     * @param cure what helps where time is short
     */
    <A> void take(Messages<A> messages, Arrival arrival, String cure, StreamObserver<A> observer) {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            messages.close();
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription(name + " under way must be <= " + most + ": try again later")
                    .asRuntimeException();
        }
        var call = (ServerCallStreamObserver<A>) observer;
        Watch watch = new Watch(arrival, call::isCancelled, cure);
        LongCall.take(messages, watch, call, executor, underWay::decrementAndGet);
    }

    /** After {@link #close}, waits until nothing is computed any more; false where the time was too short. */
    boolean await(Duration time) throws InterruptedException {
        return executor.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes no more calls; those under way end. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
