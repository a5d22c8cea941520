package org.plume.server;

import io.grpc.stub.ServerCallStreamObserver;
import org.plume.proto.policy.v1.ControlResponse;

/** Where the answers of a stream go. Once it is closed, nothing comes out. For one thread at a time. */
final class Outlet {

    private final ServerCallStreamObserver<ControlResponse> call;
    private boolean closed;

    Outlet(ServerCallStreamObserver<ControlResponse> call) {
        this.call = call;
    }

    /** Whether the client takes more without anything piling up here. */
    boolean isReady() {
        return !closed && call.isReady();
    }

    /** Takes one more message of the client. */
    void request() {
        if (!closed) {
            call.request(1);
        }
    }

    void send(ControlResponse.Builder response) {
        if (!closed) {
            call.onNext(response.build());
        }
    }

    void fail(Throwable failure) {
        if (!closed) {
            closed = true;
            call.onError(failure);
        }
    }

    void complete() {
        if (!closed) {
            closed = true;
            call.onCompleted();
        }
    }
}
