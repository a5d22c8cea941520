package org.plume.server;

import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** How far a call has come: when it was queued and begun, and whether it is still wanted. */
final class Progress {

    private final Context context;
    private final Duration most;
    private final long queued = System.nanoTime();
    private volatile long began;
    private Context.CancellationListener listener = c -> {};

    Progress(Context context, Duration most) {
        this.context = context;
        this.most = most;
    }

    /** Runs the action once when the call is cancelled or late. */
    void whenStopped(Runnable action) {
        listener = c -> action.run();
        context.addListener(listener, Runnable::run);
    }

    void started() {
        began = System.nanoTime();
    }

    void finished() {
        context.removeListener(listener);
    }

    /** Throws where the call is cancelled or late. Between two calls lies one evaluation of a network. */
    void check() {
        Deadline deadline = context.getDeadline();
        if (deadline != null && deadline.isExpired()) {
            throw new DeadlineException("the deadline passed after " + milliseconds(queued) + " ms on the server");
        }
        if (context.isCancelled()) {
            throw new CancellationException("the call was cancelled");
        }
        if (System.nanoTime() - began > most.toNanos()) {
            throw new DeadlineException("a request must compute <= " + most.toMillis()
                    + " ms: ask for fewer samples or network evaluations");
        }
    }

    /** Time waited, ms. */
    double queueMs() {
        return (began - queued) / 1e6;
    }

    /** Time computed so far, ms. */
    double computeMs() {
        return (System.nanoTime() - began) / 1e6;
    }

    private static long milliseconds(long since) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    }
}
