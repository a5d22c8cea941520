package org.plume.server.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.generative.solve.Query;
import org.plume.generative.solve.Walk;

/** A scheduler without threads, on a clock of its own, over a network whose steps take a known time. */
final class Rig {

    static final long MS = 1_000_000;

    /** A step takes this and {@link #PER_ROW} for each row, ns. */
    static final long STEP = 500_000;

    static final long PER_ROW = 10_000;

    long now = 1;
    final Scheduler scheduler;
    final List<Integer> batches = new ArrayList<>();
    final Lane lane = new Lane("rig", this::predict);

    Rig(int capacity) {
        scheduler = new Scheduler(1, capacity, () -> now);
        for (int rows = 1; rows <= Lane.ROWS; rows *= 2) {
            for (int i = 0; i < 20; i++) {
                lane.costs(false).saw(rows, cost(rows), now);
            }
            lane.finishes().saw(rows, 1000, now);
        }
    }

    static long cost(int rows) {
        return STEP + rows * PER_ROW;
    }

    private List<double[]> predict(List<Query> queries) {
        for (Query query : queries) {
            if (query.x()[0] < 0) {
                throw new StackOverflowError("a row of this kind");
            }
        }
        batches.add(queries.size());
        now += cost(queries.size());
        return queries.stream().map(q -> new double[] {q.x()[0]}).toList();
    }

    /** Computes until nothing waits. */
    void run() {
        runUntil(Long.MAX_VALUE);
    }

    /** Computes until nothing waits, or it is as late. */
    void runUntil(long time) {
        boolean more = true;
        while (more && now < time) {
            more = step();
        }
    }

    /** Computes one turn; false where nobody waits. */
    boolean step() {
        int before = batches.size();
        scheduler.turn();
        return batches.size() > before;
    }

    /** A job of equal steps, whose rows hold a value; a negative one is more than the network can bear. */
    final class Steps implements Job {

        final int rows;
        final double value;
        int evaluations;
        int told;
        long ended;
        boolean finished;

        @Nullable
        Throwable failure;

        Steps(int rows, double value) {
            this.rows = rows;
            this.value = value;
        }

        @Override
        public Load load(int steps) {
            return Load.of(steps, rows);
        }

        @Override
        public Walk start(int steps) {
            evaluations = steps;
            return new Walk() {
                @Override
                public boolean done() {
                    return told == steps;
                }

                @Override
                public List<Query> queries() {
                    List<Query> queries = new ArrayList<>();
                    for (int i = 0; i < rows && !done(); i++) {
                        queries.add(new Query(new double[] {value}, 0, new float[0]));
                    }
                    return queries;
                }

                @Override
                public void advance(List<double[]> predictions) {
                    if (predictions.size() != rows || predictions.get(0)[0] != value) {
                        throw new IllegalStateException("a job must be told its own rows");
                    }
                    told++;
                }
            };
        }

        @Override
        public void finish(Ticket ticket) {
            finished = true;
            ended = now;
        }

        @Override
        public void failed(Throwable reason) {
            failure = reason;
            ended = now;
        }
    }

    Steps steps(int rows) {
        return new Steps(rows, 1);
    }

    /** Submits a batch job that is due in so many ms. */
    Ticket submit(Steps job, int evaluations, double dueMs) {
        return submit(job, Priority.BATCH, evaluations, evaluations, dueMs);
    }

    Ticket submit(Steps job, Priority priority, int evaluations, int least, double dueMs) {
        return scheduler.submit(lane, job, new Terms(priority, now + (long) (dueMs * MS), evaluations, least));
    }
}
