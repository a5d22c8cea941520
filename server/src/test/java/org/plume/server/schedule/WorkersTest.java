package org.plume.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plume.generative.solve.Query;
import org.plume.generative.solve.Walk;

/** With threads. */
class WorkersTest {

    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final Scheduler scheduler = new Scheduler(1, 1000);
    private final Lane lane = new Lane("workers", queries -> {
        threads.add(Thread.currentThread().getName());
        for (Query query : queries) {
            if (query.t() < 0) {
                throw new OutOfMemoryError("of this row");
            }
        }
        return queries.stream().map(q -> new double[] {q.x()[0] + 1}).toList();
    });

    @AfterEach
    void close() throws InterruptedException {
        scheduler.close();
        assertThat(scheduler.await(Duration.ofMinutes(10))).isTrue();
    }

    /** Counts up by 1 with each step. */
    private final class Counting implements Job {

        final CompletableFuture<Double> answer = new CompletableFuture<>();
        private final double time;
        private final boolean failing;
        private double x;
        private int left;

        Counting(double time, boolean failing) {
            this.time = time;
            this.failing = failing;
        }

        @Override
        public Load load(int evaluations) {
            return Load.of(evaluations, 1);
        }

        @Override
        public Walk start(int evaluations) {
            left = evaluations;
            return new Walk() {
                @Override
                public boolean done() {
                    return left == 0;
                }

                @Override
                public List<Query> queries() {
                    return done() ? List.of() : List.of(new Query(new double[] {x}, time, new float[0]));
                }

                @Override
                public void advance(List<double[]> predictions) {
                    x = predictions.get(0)[0];
                    left--;
                }
            };
        }

        @Override
        public void finish(Ticket ticket) {
            if (failing) {
                throw new StackOverflowError();
            }
            answer.complete(x);
        }

        @Override
        public void failed(Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }

    private Counting submit(Counting job, int evaluations) {
        scheduler.submit(lane, job, Terms.within(Duration.ofHours(1), Priority.BATCH, evaluations));
        return job;
    }

    @Test
    void aThreadThatSawAnError_isReplaced_andNobodyElseNotices() {
        List<Counting> well = new ArrayList<>();
        List<Counting> ill = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            well.add(submit(new Counting(0, false), 5 + i % 20));
            if (i % 10 == 0) {
                ill.add(submit(new Counting(-1, false), 5));
                ill.add(submit(new Counting(0, true), 5));
            }
        }

        for (int i = 0; i < well.size(); i++) {
            assertThat(well.get(i).answer)
                    .succeedsWithin(Duration.ofMinutes(10))
                    .isEqualTo(5.0 + i % 20);
        }
        for (Counting job : ill) {
            assertThat(job.answer)
                    .failsWithin(10, TimeUnit.MINUTES)
                    .withThrowableThat()
                    .withCauseInstanceOf(Error.class);
        }
        submit(new Counting(0, false), 1).answer.join();
        assertThat(threads).as("names of threads that computed").hasSizeGreaterThan(1);
    }

    @Test
    void manyJobsAtOnce_areAllAnswered() {
        List<Counting> jobs = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            jobs.add(submit(new Counting(0, false), 1 + i % 7));
        }
        for (int i = 0; i < jobs.size(); i++) {
            assertThat(jobs.get(i).answer)
                    .succeedsWithin(Duration.ofMinutes(10))
                    .isEqualTo(1.0 + i % 7);
        }
    }
}
