package org.plume.server;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bounded queue before a fixed number of computing threads. Work whose call is cancelled or late is dropped while it
 * waits, and asked to stop while it runs.
 */
final class ComputeQueue implements AutoCloseable {

    private final ThreadPoolExecutor workers;
    private final int capacity;
    private final Duration most;

    /**
     * @param capacity how many may wait
     * @param most how long one may compute
     */
    ComputeQueue(int threads, int capacity, Duration most) {
        this.capacity = capacity;
        this.most = most;
        AtomicInteger count = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(capacity), work -> {
                    Thread thread = new Thread(work, "compute-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Work of one call. */
    interface Work {

        void run();

        /** Told instead where the work did not come to its end. */
        void failed(Throwable failure);
    }

    /** The watch over the current call. */
    Progress begin() {
        return new Progress(Context.current(), most);
    }

    /** Queues the work of a call. A full queue is a {@link QueueFullException}. */
    void submit(Progress progress, Work work) {
        Task task = new Task(work, progress);
        progress.whenStopped(() -> workers.remove(task));
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            progress.finished();
            if (workers.isShutdown()) {
                throw new NotReadyException("the server is shutting down");
            }
            throw new QueueFullException(capacity);
        }
    }

    /** After {@link #close}, waits until the threads have ended. */
    boolean await(Duration time) throws InterruptedException {
        return workers.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes no more work and drops what waits. */
    @Override
    public void close() {
        workers.shutdownNow();
    }

    private record Task(Work work, Progress progress) implements Runnable {

        @Override
        public void run() {
            progress.started();
            try {
                progress.check();
                work.run();
            } catch (Throwable t) {
                work.failed(t);
            } finally {
                progress.finished();
            }
        }
    }
}
