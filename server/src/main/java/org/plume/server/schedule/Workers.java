package org.plume.server.schedule;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that take turns as long as there are any. One in which an {@link Error} was thrown ends, and another takes its place.
 */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** What they do. */
    interface Turns {

        /** Waits for one; false where no more will come. */
        boolean await();

        /**
         * Takes one, if there is one.
         *
         * @return the error that was thrown in it, which makes the thread unfit for another; null: none
         */
        @Nullable
        Error take();
    }

    private final Lock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Set<Thread> threads = new HashSet<>();
    private final Turns turns;
    private int started;
    private boolean closed;

    /** No thread yet. */
    Workers(Turns turns) {
        this.turns = turns;
    }

    void start(int count) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                startThread();
            }
        } finally {
            lock.unlock();
        }
    }

    private void startThread() {
        Thread thread = new Thread(this::work, "compute-" + ++started);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void work() {
        try {
            while (turns.await()) {
                Error error = turns.take();
                if (error != null) {
                    LOG.error("a computing thread is replaced", error);
                    return;
                }
            }
        } finally {
            lock.lock();
            try {
                threads.remove(Thread.currentThread());
                if (!closed) {
                    startThread();
                }
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** A thread that ends has no successor any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all threads have ended: what is left of the time, ns; not positive where it was too short. */
    long await(long time) throws InterruptedException {
        long left = time;
        lock.lock();
        try {
            while (!threads.isEmpty() && left > 0) {
                left = ended.awaitNanos(left);
            }
            return threads.isEmpty() ? Math.max(1, left) : 0;
        } finally {
            lock.unlock();
        }
    }
}
