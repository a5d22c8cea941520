package org.plume.server.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes jobs, from the door to the answer. A thread of the {@link Workers} takes the next {@link Turn}, computes it, and goes
 * on: no step is handed over. A job is ended by what it throws itself, its neighbours go on.
 */
public final class Scheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** More rows than these count as long where nothing is known. */
    private static final int LIGHT_ROWS = 4;

    /** gRPC takes back a call whose time is over; about then, ns. */
    private static final long ON_THE_WAY = 1_000_000;

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier clock;
    private final Agenda agenda;
    private final Door door;
    private final Finishers finishers;
    private final Workers workers = new Workers(new Workers.Turns() {
        @Override
        public boolean await() {
            return awaitWork();
        }

        @Override
        public @Nullable Error take() {
            return turn();
        }
    });
    private long numbers;
    private boolean closed;

    /**
     * @param workers threads that compute
     * @param capacity jobs of each priority that may be under way
     */
    public Scheduler(int workers, int capacity) {
        this(workers, capacity, System::nanoTime);
        this.workers.start(workers);
    }

    /** Without threads: {@link #turn} is called by whoever has it. */
    Scheduler(int workers, int capacity, LongSupplier clock) {
        this.clock = clock;
        agenda = new Agenda(workers);
        door = new Door(agenda, capacity);
        finishers = new Finishers(Math.max(1, workers / 2));
    }

    /**
     * Takes a job.
     *
     * @throws BusyException where too much is under way
     * @throws LateException where its time will not suffice
     * @throws ClosedException after {@link #close}
     */
    public Ticket submit(Lane lane, Job job, Terms terms) {
        lock.lock();
        try {
            if (closed) {
                throw new ClosedException();
            }
            Entry entry = new Entry(this, lane, job, terms, numbers++, clock);
            door.settle(entry, clock.getAsLong());
            agenda.add(entry);
            changed.signal();
            return entry;
        } finally {
            lock.unlock();
        }
    }

    void stop(Entry entry, Throwable reason) {
        lock.lock();
        try {
            if (entry.ended || entry.stop != null) {
                return;
            }
            entry.stop = reason;
            long now = clock.getAsLong();
            if (now >= entry.terms.due() - ON_THE_WAY) {
                agenda.learn(entry, now, now);
            }
            if (entry.busy) {
                return;
            }
            end(entry);
        } finally {
            lock.unlock();
        }
        fail(entry, reason);
    }

    /** Takes it out. The lock is held. */
    private void end(Entry entry) {
        entry.ended = true;
        agenda.remove(entry);
    }

    private static void fail(Entry entry, Throwable reason) {
        try {
            entry.job.failed(reason);
        } catch (RuntimeException e) {
            LOG.warn("a job could not be told that it failed", e);
        }
    }

    /**
     * Computes one turn, if there is one.
     *
     * @return the error that was thrown in it, which makes the thread unfit for another; null: none
     */
    @Nullable
    Error turn() {
        Turn turn = begin();
        if (turn == null) {
            return null;
        }
        long began = clock.getAsLong();
        turn.run();
        Error finishing = complete(turn, clock.getAsLong() - began);
        return finishing == null ? turn.error() : finishing;
    }

    private @Nullable Turn begin() {
        List<Entry> late;
        Turn turn;
        lock.lock();
        try {
            long now = clock.getAsLong();
            late = agenda.hopeless(now);
            for (Entry entry : late) {
                entry.ended = true;
                agenda.learn(entry, Math.max(entry.terms.due(), now + (long) Agenda.shortest(entry, now)), now);
            }
            turn = agenda.next(clock.getAsLong());
            if (turn != null) {
                for (Turn.Share share : turn.shares()) {
                    share.entry().busy = true;
                    share.entry().computing(true);
                }
                if (agenda.hasWaiting()) {
                    changed.signal();
                }
            }
        } finally {
            lock.unlock();
        }
        late.forEach(entry -> fail(entry, entry.late()));
        return turn;
    }

    /** The error that finishing brought, else null. */
    private @Nullable Error complete(Turn turn, long took) {
        List<Entry> stopped = new ArrayList<>();
        List<Entry> light = new ArrayList<>();
        List<Entry> heavy = new ArrayList<>();
        lock.lock();
        try {
            agenda.learn(turn, took, clock.getAsLong());
            for (Turn.Share share : turn.shares()) {
                Entry entry = share.entry();
                entry.computing(false);
                Throwable failure = turn.failure(entry);
                if (failure != null) {
                    entry.stop = failure;
                }
                if (entry.stop != null) {
                    end(entry);
                    stopped.add(entry);
                } else if (entry.done()) {
                    (isHeavy(entry) ? heavy : light).add(entry);
                } else {
                    entry.busy = false;
                }
            }
        } finally {
            lock.unlock();
        }
        for (Entry entry : stopped) {
            Throwable reason = entry.stop;
            if (reason != null) {
                fail(entry, reason);
            }
        }
        heavy.forEach(entry -> finishers.take(entry, () -> finish(entry)));
        Error error = null;
        for (Entry entry : light) {
            Error thrown = finish(entry);
            error = thrown == null ? error : thrown;
        }
        return error;
    }

    private boolean isHeavy(Entry entry) {
        int rows = entry.load().rows();
        double expected = entry.lane.finishes().mean(rows, clock.getAsLong());
        return expected == 0 ? rows > LIGHT_ROWS : expected > Lane.LIGHT;
    }

    /** The walk of a job is done. Tells the error that it brought, else null. */
    private @Nullable Error finish(Entry entry) {
        Throwable reason = end(entry, clock.getAsLong());
        if (reason == null) {
            entry.computing(true);
            long began = clock.getAsLong();
            try {
                entry.job.finish(entry);
            } catch (Throwable t) {
                reason = t;
            }
            finished(entry, clock.getAsLong() - began);
        }
        if (reason != null) {
            fail(entry, reason);
        }
        return reason instanceof Error error ? error : null;
    }

    /** Takes out what will be finished; tells why it must not be, else null. */
    private @Nullable Throwable end(Entry entry, long now) {
        lock.lock();
        try {
            end(entry);
            if (entry.stop == null && now > entry.terms.due()) {
                agenda.learn(entry, now, now);
                return entry.late();
            }
            return entry.stop;
        } finally {
            lock.unlock();
        }
    }

    private void finished(Entry entry, long took) {
        lock.lock();
        try {
            entry.computing(false);
            long now = clock.getAsLong();
            entry.lane.finishes().saw(entry.load().rows(), took, now);
            agenda.learn(entry, now, now);
        } finally {
            lock.unlock();
        }
    }

    /** False once closed. */
    private boolean awaitWork() {
        lock.lock();
        try {
            while (!closed && !agenda.hasWaiting()) {
                changed.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** After {@link #close}, waits until the threads have ended; false where the time was too short. */
    public boolean await(Duration time) throws InterruptedException {
        long left = workers.await(time.toNanos());
        return left > 0 && finishers.await(left);
    }

    /** Takes no more jobs and ends those that are under way at their next step. */
    @Override
    public void close() {
        List<Entry> open;
        workers.close();
        lock.lock();
        try {
            closed = true;
            open = List.copyOf(agenda.entries());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        open.forEach(entry -> stop(entry, new ClosedException()));
        finishers.close();
    }
}
