package org.plume.sim.remote;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plume.proto.policy.v1.ClockEcho;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.ControlResponse;
import org.plume.proto.policy.v1.Observation;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.Reception;
import org.plume.proto.policy.v1.ResetSession;
import org.plume.proto.policy.v1.SessionOpened;

/**
 * A session of one robot with a policy server: observations out, answers in. Numbers observations and keeps the clock. What goes
 * wrong with the stream is a {@link RemoteException}. Answers are read by one thread, observations told by one thread.
 */
public final class RemoteSession implements AutoCloseable {

    private final String address;
    private final Duration patience;
    private final BlockingQueue<ControlResponse> answers = new LinkedBlockingQueue<>();
    private final StreamObserver<ControlRequest> requests;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final SessionOpened opened;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable ClockEcho echo;
    private long sequence;

    /** @param patience how long an answer is waited for */
    RemoteSession(
            String address,
            Function<StreamObserver<ControlResponse>, StreamObserver<ControlRequest>> stream,
            OpenSession open,
            Duration patience) {
        this.address = address;
        this.patience = patience;
        requests = stream.apply(new Inbox());
        requests.onNext(ControlRequest.newBuilder().setOpen(open).build());
        opened = take().getOpened();
        sequence = opened.getLastObservation();
    }

    /** How the session stands. Its name is for going on with it from another stream. */
    public SessionOpened opened() {
        return opened;
    }

    /** Tells what is seen now; number, time and clock are filled in. Returns its number. */
    public long tell(Observation.Builder observation) {
        ClockEcho heard = echo;
        if (heard != null) {
            observation.setEcho(heard);
        }
        observation.setSequence(++sequence).setTimeNs(System.nanoTime());
        send(ControlRequest.newBuilder().setObservation(observation));
        return sequence;
    }

    /** Begins a new episode; answers that are still on their way are thrown away. */
    public void reset(ResetSession reset) {
        send(ControlRequest.newBuilder().setReset(reset));
        sequence = 0;
        echo = null;
        while (!take().hasReset()) {
            // what was under way
        }
    }

    /** The next answer that has come; null where there is none. */
    public @Nullable ControlResponse poll() {
        ControlResponse answer = answers.poll();
        if (answer == null) {
            check();
        }
        return answer;
    }

    /** The next answer; waits for it. */
    public ControlResponse take() {
        try {
            long until = System.nanoTime() + patience.toNanos();
            while (true) {
                ControlResponse answer = answers.poll(10, TimeUnit.MILLISECONDS);
                if (answer != null) {
                    return answer;
                }
                check();
                if (System.nanoTime() > until) {
                    throw RemoteException.late(address, patience);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer of " + address, e);
        }
    }

    private void send(ControlRequest.Builder request) {
        check();
        requests.onNext(request.build());
    }

    private void check() {
        Throwable wrong = failure;
        if (wrong instanceof StatusRuntimeException e && answers.isEmpty()) {
            throw RemoteException.of(address, e);
        }
    }

    /** Says good-bye, and waits until the server has forgotten the session. */
    @Override
    public void close() {
        if (failure != null) {
            return;
        }
        requests.onCompleted();
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                requests.onError(Status.CANCELLED.asException());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Inbox implements StreamObserver<ControlResponse> {

        @Override
        public void onNext(ControlResponse response) {
            if (response.hasChunk()) {
                note(response.getChunk().getReception());
            } else if (response.hasRefusal()) {
                note(response.getRefusal().getReception());
            }
            answers.add(response);
        }

        private void note(Reception reception) {
            echo = ClockEcho.newBuilder()
                    .setServerTimeNs(reception.getServerTimeNs())
                    .setReceivedNs(System.nanoTime())
                    .build();
        }

        @Override
        public void onError(Throwable t) {
            failure = t;
            ended.countDown();
        }

        @Override
        public void onCompleted() {
            ended.countDown();
        }
    }
}
