package org.plume.server;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call under way whose answer takes long. It computes one message at a time and only while the reader has room: one waits in
 * the transport, one is being computed. Between two turns of it others have theirs.
 *
 * @param <A> a message
 */
final class LongCall<A> implements Runnable {

    private final Messages<A> messages;
    private final Watch watch;
    private final ServerCallStreamObserver<A> observer;
    private final Executor executor;
    private final Runnable ended;
    private final AtomicBoolean queued = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param ended told once, when nothing more will be computed */
    LongCall(
            Messages<A> messages,
            Watch watch,
            ServerCallStreamObserver<A> observer,
            Executor executor,
            Runnable ended) {
        this.messages = messages;
        this.watch = watch;
        this.observer = observer;
        this.executor = executor;
        this.ended = ended;
    }

    /** Takes a call up; its messages are computed by the executor, one after the other. */
    static <A> void take(
            Messages<A> messages,
            Watch watch,
            ServerCallStreamObserver<A> observer,
            Executor executor,
            Runnable ended) {
        // one message may wait: what is ready is ready for one
        observer.setOnReadyThreshold(1);
        LongCall<A> call = new LongCall<>(messages, watch, observer, executor, ended);
        observer.setOnReadyHandler(call::proceed);
        observer.setOnCancelHandler(call::cancelled);
        call.proceed();
    }

    /** Asks for a turn, where the reader has room. */
    private void proceed() {
        if (over.get() || !observer.isReady() || !queued.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            end(new NotReadyException("the server is shutting down"));
        }
    }

    /** The reader has gone. */
    private void cancelled() {
        if (!queued.get()) {
            end(null);
        }
    }

    @Override
    public void run() {
        try {
            if (!over.get()) {
                message();
            }
        } catch (Throwable t) {
            end(t);
        } finally {
            queued.set(false);
        }
        if (observer.isCancelled()) {
            end(null);
        }
        proceed();
    }

    private void message() {
        watch.begin();
        watch.check();
        @Nullable A next = messages.next(watch);
        watch.check();
        if (next != null) {
            observer.onNext(next);
            watch.sent();
        }
        watch.end();
        if (!messages.hasNext() && over.compareAndSet(false, true)) {
            close();
            observer.onCompleted();
        }
    }

    private void end(@Nullable Throwable failure) {
        if (over.compareAndSet(false, true)) {
            close();
            if (failure != null && !observer.isCancelled()) {
                observer.onError(failure);
            }
        }
    }

    private void close() {
        messages.close();
        ended.run();
    }
}
