package org.plume.server.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.plume.generative.solve.Query;
import org.plume.generative.solve.Walk;

/**
 * A job on its way. What the scheduler's lock guards says so; the rest belongs to the thread that has it
 * ({@link #busy}).
 */
final class Entry implements Ticket {

    private static final long NS_PER_MS = 1_000_000;

    final Lane lane;
    final Job job;
    final Terms terms;
    final long arrived;

    /** Ties of deadlines are broken by it. */
    final long number;

    private final Scheduler scheduler;
    private final LongSupplier clock;

    private volatile int evaluations;
    private volatile Load load;
    private volatile long computed;
    private volatile long since;

    /** What was expected at the door, by the costs of the steps alone, ns. Guarded. */
    double expected;

    /** What was expected at the door, all in all, ns. Guarded. */
    double promised;

    /** In a turn, or finishing. Guarded. */
    boolean busy;

    /** Has come to an end. Guarded. */
    boolean ended;

    /** Why it must stop. Guarded. */
    @Nullable
    Throwable stop;

    private @Nullable Walk walk;
    private List<Query> queries = List.of();
    private final List<double[]> told = new ArrayList<>();
    private int stepsDone;
    private int pullsDone;

    Entry(Scheduler scheduler, Lane lane, Job job, Terms terms, long number, LongSupplier clock) {
        this.scheduler = scheduler;
        this.lane = lane;
        this.job = job;
        this.terms = terms;
        this.number = number;
        this.clock = clock;
        arrived = clock.getAsLong();
        evaluations = terms.evaluations();
        load = job.load(evaluations);
    }

    @Override
    public int evaluations() {
        return evaluations;
    }

    /** Before it has begun. */
    void allow(int most, Load with) {
        evaluations = most;
        load = with;
    }

    Load load() {
        return load;
    }

    boolean begun() {
        return walk != null;
    }

    int stepsLeft() {
        return Math.max(0, load.steps() - stepsDone);
    }

    int pullsLeft() {
        return Math.max(0, load.pulls() - pullsDone);
    }

    /** Rows of the step that is next. */
    int rowsLeft() {
        return walk == null ? load.rows() : queries.size() - told.size();
    }

    /** Whether the next step wants the derivative. */
    boolean pull() {
        return !queries.isEmpty() && queries.get(0).cotangent() != null;
    }

    /** The next rows, at most this many. */
    List<Query> ask(int rows) {
        if (walk == null) {
            Walk begun = job.start(evaluations);
            walk = begun;
            queries = begun.queries();
        }
        return queries.subList(told.size(), Math.min(queries.size(), told.size() + rows));
    }

    /** The predictions of those rows; the walk moves once it has all of its step. */
    void tell(List<double[]> predictions) {
        Walk moving = walk;
        told.addAll(predictions);
        if (moving == null || told.size() < queries.size()) {
            return;
        }
        if (pull()) {
            pullsDone++;
        } else {
            stepsDone++;
        }
        List<double[]> all = List.copyOf(told);
        told.clear();
        moving.advance(all);
        queries = moving.queries();
    }

    boolean done() {
        Walk moving = walk;
        return moving != null && moving.done();
    }

    /** Begins to compute, or ends. */
    void computing(boolean yes) {
        long now = clock.getAsLong();
        if (yes) {
            since = now;
        } else {
            computed = computed();
            since = 0;
        }
    }

    @Override
    public long computed() {
        long begun = since;
        return computed + (begun == 0 ? 0 : clock.getAsLong() - begun);
    }

    @Override
    public long waited() {
        return clock.getAsLong() - arrived - computed();
    }

    /** What it failed with where its time is over, or will be before it is done. */
    LateException late() {
        long now = clock.getAsLong();
        String spent = "after " + (now - arrived) / NS_PER_MS + " ms on the server, of which it computed "
                + computed() / NS_PER_MS + " ms";
        return new LateException(
                now > terms.due()
                        ? "the deadline passed " + spent
                        : "needs about " + Math.round(Agenda.shortest(this, now) / NS_PER_MS) + " ms more " + spent
                                + ", " + (terms.due() - now) / NS_PER_MS + " ms are left");
    }

    @Override
    public void stop(Throwable reason) {
        scheduler.stop(this, reason);
    }
}
