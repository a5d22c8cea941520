package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComputeQueueTest {

    private final ComputeQueue queue = new ComputeQueue(1, 2, Duration.ofSeconds(30));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() {
        queue.close();
        clock.shutdownNow();
    }

    /** Steps until it is stopped; {@code failed} completes with what stopped it. */
    private static final class Steps implements ComputeQueue.Work {

        final AtomicInteger steps = new AtomicInteger();
        final CountDownLatch began = new CountDownLatch(1);
        final CompletableFuture<Throwable> failed = new CompletableFuture<>();
        private final Progress progress;
        private final int most;

        Steps(Progress progress, int most) {
            this.progress = progress;
            this.most = most;
        }

        @Override
        public void run() {
            began.countDown();
            for (int i = 0; i < most; i++) {
                progress.check();
                steps.incrementAndGet();
                pause();
            }
            failed.complete(new AssertionError("it was not stopped"));
        }

        private static void pause() {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void failed(Throwable failure) {
            failed.complete(failure);
        }
    }

    private Steps submit(Context context, int most) throws Exception {
        return context.call(() -> {
            Progress progress = queue.begin();
            Steps steps = new Steps(progress, most);
            queue.submit(progress, steps);
            return steps;
        });
    }

    @Test
    void aCancelledWork_stopsAtItsNextStep() throws Exception {
        Context.CancellableContext context = Context.ROOT.withCancellation();
        Steps steps = submit(context, 100_000);
        steps.began.await();

        context.cancel(null);

        assertThat(steps.failed.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aLateWork_stopsAtItsNextStep() throws Exception {
        Steps steps = submit(Context.ROOT.withDeadlineAfter(50, TimeUnit.MILLISECONDS, clock), 100_000);

        assertThat(steps.failed.get(10, TimeUnit.SECONDS)).isInstanceOf(DeadlineException.class);
    }

    @Test
    void aWorkWithoutADeadline_stopsAfterTheLongestTime() throws Exception {
        try (ComputeQueue short_ = new ComputeQueue(1, 1, Duration.ofMillis(50))) {
            Progress progress = short_.begin();
            Steps steps = new Steps(progress, 100_000);
            short_.submit(progress, steps);

            assertThat(steps.failed.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(DeadlineException.class)
                    .hasMessage("a request must compute <= 50 ms: ask for fewer samples or network evaluations");
        }
    }

    @Test
    void whatIsCancelledInTheQueue_isNeverRunAndLeavesItsPlace() throws Exception {
        Context.CancellableContext first = Context.ROOT.withCancellation();
        Context.CancellableContext waiting = Context.ROOT.withCancellation();
        Steps running = submit(first, 100_000);
        running.began.await();
        Steps second = submit(waiting, 1);
        Steps third = submit(waiting, 1);
        assertThatThrownBy(() -> submit(Context.ROOT, 1)).isInstanceOf(QueueFullException.class);

        waiting.cancel(null);
        Steps fourth = submit(Context.ROOT, 1);
        first.cancel(null);

        assertThat(fourth.failed.get(10, TimeUnit.SECONDS)).isInstanceOf(AssertionError.class);
        assertThat(second.steps).hasValue(0);
        assertThat(third.steps).hasValue(0);
    }

    @Test
    void anErrorOfTheWork_leavesTheWorkerAlive() throws Exception {
        Progress progress = queue.begin();
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        queue.submit(progress, new ComputeQueue.Work() {
            @Override
            public void run() {
                throw new StackOverflowError();
            }

            @Override
            public void failed(Throwable failure) {
                told.complete(failure);
            }
        });

        assertThat(told.get(10, TimeUnit.SECONDS)).isInstanceOf(StackOverflowError.class);
        assertThat(submit(Context.ROOT, 1).failed.get(10, TimeUnit.SECONDS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aClosedQueue_takesNothingMore() {
        queue.close();

        assertThatThrownBy(() -> submit(Context.ROOT, 1))
                .isInstanceOf(NotReadyException.class)
                .hasMessage("the server is shutting down");
    }
}
