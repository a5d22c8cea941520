package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.plume.proto.policy.v1.ActionChunk;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.ControlResponse;
import org.plume.proto.policy.v1.Observation;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.Refusal;
import org.plume.proto.policy.v1.ResetSession;
import org.plume.proto.policy.v1.SessionOpened;

/** A stream of {@code Control}, as a robot sees it. */
final class RobotStream implements StreamObserver<ControlResponse> {

    private final BlockingQueue<ControlResponse> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> ended = new CompletableFuture<>();
    private final StreamObserver<ControlRequest> requests;

    RobotStream(ManagedChannel to) {
        requests = PolicyServiceGrpc.newStub(to).control(this);
    }

    @Override
    public void onNext(ControlResponse response) {
        answers.add(response);
    }

    @Override
    public void onError(Throwable t) {
        ended.complete(Status.fromThrowable(t));
    }

    @Override
    public void onCompleted() {
        ended.complete(Status.OK);
    }

    SessionOpened open(OpenSession.Builder open) {
        send(ControlRequest.newBuilder().setOpen(open).build());
        return take().getOpened();
    }

    void send(ControlRequest request) {
        requests.onNext(request);
    }

    void leave() {
        requests.onCompleted();
    }

    /** As one whose connection breaks. */
    void vanish() {
        requests.onError(Status.CANCELLED.asException());
    }

    void tell(Observation.Builder observation) {
        send(ControlRequest.newBuilder().setObservation(observation).build());
    }

    void reset(ResetSession.Builder reset) {
        send(ControlRequest.newBuilder().setReset(reset).build());
    }

    ControlResponse take() {
        try {
            ControlResponse answer = answers.poll(10, TimeUnit.MINUTES);
            if (answer == null) {
                throw new AssertionError("no answer; the stream: " + ended.getNow(Status.OK));
            }
            return answer;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    ActionChunk ask(Observation.Builder observation) {
        tell(observation);
        ControlResponse answer = take();
        assertThat(answer.hasChunk()).as("a chunk: %s", answer).isTrue();
        return answer.getChunk();
    }

    Refusal refused(Observation.Builder observation) {
        tell(observation);
        return take().getRefusal();
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    Status end() {
        try {
            return ended.get(10, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
