package org.plume.server;

import io.grpc.stub.ServerCallStreamObserver;
import org.plume.proto.policy.v1.ControlResponse;

/** Where the answers of a stream go. Once it is closed, nothing comes out. Safe for threads. */
final class Outlet {

    private final ServerCallStreamObserver<ControlResponse> call;
    private volatile boolean closed;

    Outlet(ServerCallStreamObserver<ControlResponse> call) {
        this.call = call;
    }

    /** Whether the client takes more without anything piling up here. */
    synchronized boolean isReady() {
        return !closed && call.isReady();
    }

    /** Takes one more message of the client. Holds no lock: the message may come before this returns. */
    void request() {
        if (!closed) {
            call.request(1);
        }
    }

    synchronized void send(ControlResponse.Builder response) {
        if (!closed) {
            call.onNext(response.build());
        }
    }

    synchronized void fail(Throwable failure) {
        if (!closed) {
            closed = true;
            call.onError(failure);
        }
    }

    synchronized void complete() {
        if (!closed) {
            closed = true;
            call.onCompleted();
        }
    }
}
