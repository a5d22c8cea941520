package org.plume.server;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.plume.proto.weather.v1.ForecastResponse;
import org.plume.proto.weather.v1.Timing;
import org.plume.weather.Rollout;

/**
 * One forecast under way. It computes one message at a time and only while the reader has room: one waits in the transport,
 * one is being computed. Between two steps of the model it looks whether it is still wanted, and between two messages others
 * have their turn.
 */
final class ForecastCall implements Runnable {

    /** Members of one rollout of a statistic. */
    private static final int BATCH = 16;

    private final ForecastAsked asked;
    private final Arrival arrival;
    private final ServerCallStreamObserver<ForecastResponse> observer;
    private final Executor executor;
    private final Runnable ended;
    private final AtomicBoolean queued = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private @Nullable List<Rollout> rollouts;
    private int sent;
    private long computed;

    /** @param ended told once, when nothing more will be computed */
    ForecastCall(
            ForecastAsked asked,
            Arrival arrival,
            ServerCallStreamObserver<ForecastResponse> observer,
            Executor executor,
            Runnable ended) {
        this.asked = asked;
        this.arrival = arrival;
        this.observer = observer;
        this.executor = executor;
        this.ended = ended;
    }

    /** Asks for a turn, where the reader has room. */
    void proceed() {
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
    void cancelled() {
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
        long began = System.nanoTime();
        ForecastResponse.Builder answer = asked.statistics() ? lead() : member();
        computed += System.nanoTime() - began;
        check();
        observer.onNext(answer.setTiming(Timing.newBuilder()
                        .setElapsedMs((System.nanoTime() - arrival.at()) / 1e6)
                        .setComputeMs(computed / 1e6))
                .build());
        sent++;
        if (sent == (asked.statistics() ? asked.leads() : asked.members()) && over.compareAndSet(false, true)) {
            observer.onCompleted();
            ended.run();
        }
    }

    private ForecastResponse.Builder member() {
        Rollout rollout = asked.start(sent, sent + 1);
        float[][] states = new float[asked.leads()][];
        for (int l = 0; l < states.length; l++) {
            check();
            states[l] = rollout.next()[0];
        }
        return asked.member(sent, states);
    }

    private ForecastResponse.Builder lead() {
        List<Rollout> all = rollouts == null ? start() : rollouts;
        Deque<float[]> states = new ArrayDeque<>();
        for (Rollout rollout : all) {
            check();
            states.addAll(List.of(rollout.next()));
        }
        return asked.statistics(sent + 1, states.toArray(float[][]::new));
    }

    private List<Rollout> start() {
        List<Rollout> all = new ArrayList<>();
        for (int from = 0; from < asked.members(); from += BATCH) {
            all.add(asked.start(from, Math.min(from + BATCH, asked.members())));
        }
        rollouts = all;
        return all;
    }

    /** Throws where the call is cancelled or late. */
    private void check() {
        if (observer.isCancelled()) {
            throw new CancellationException("the call was cancelled");
        }
        if (System.nanoTime() - arrival.due() > 0) {
            throw Status.DEADLINE_EXCEEDED
                    .withDescription("a forecast must end within its deadline, had sent " + sent + " messages after "
                            + (System.nanoTime() - arrival.at()) / 1_000_000
                            + " ms: ask for fewer members or leads, or more time")
                    .asRuntimeException();
        }
    }

    private void end(@Nullable Throwable failure) {
        if (over.compareAndSet(false, true)) {
            rollouts = null;
            ended.run();
            if (failure != null && !observer.isCancelled()) {
                observer.onError(failure);
            }
        }
    }
}
