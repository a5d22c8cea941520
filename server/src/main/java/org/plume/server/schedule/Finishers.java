package org.plume.server.schedule;

import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what follows the last step of large jobs, so that the steps of others need not wait for it. */
final class Finishers {

    private final ThreadPoolExecutor threads;

    Finishers(int count) {
        threads = new ThreadPoolExecutor(count, count, 10, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "finish");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** A finish that waits, by class and deadline. */
    private record Finish(Entry entry, Runnable action) implements Runnable, Comparable<Finish> {

        @Override
        public void run() {
            action.run();
        }

        @Override
        public int compareTo(Finish other) {
            return Agenda.DEADLINES.compare(entry, other.entry);
        }
    }

    void take(Entry entry, Runnable action) {
        Executor executor = threads;
        try {
            executor.execute(new Finish(entry, action));
        } catch (RejectedExecutionException closed) {
            action.run();
        }
    }

    /** Takes no more. */
    void close() {
        threads.shutdown();
    }

    boolean await(long nanoseconds) throws InterruptedException {
        return threads.awaitTermination(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
