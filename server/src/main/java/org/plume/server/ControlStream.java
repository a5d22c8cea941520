package org.plume.server;

import io.grpc.stub.StreamObserver;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.plume.proto.policy.v1.ControlRequest;

/** One stream: its first message finds the robot, the others go to it. */
final class ControlStream implements StreamObserver<ControlRequest> {

    private final ControlEndpoint endpoint;
    private final Outlet outlet;
    private final Executor openers;
    private volatile @Nullable Robot robot;
    private boolean opening;
    private boolean leaving;

    ControlStream(ControlEndpoint endpoint, Outlet outlet, Executor openers) {
        this.openers = openers;
        this.endpoint = endpoint;
        this.outlet = outlet;
    }

    @Override
    public void onNext(ControlRequest request) {
        Robot known = robot;
        if (known == null) {
            opening();
            openers.execute(() -> first(request));
            return;
        }
        try {
            if (endpoint.heard(known)) {
                known.told(request, outlet);
            }
            outlet.request();
        } catch (RuntimeException | Error e) {
            known.fail(e, outlet);
        }
    }

    private synchronized void opening() {
        opening = true;
    }

    /** The others wait for it. */
    private void first(ControlRequest request) {
        try {
            begin(request);
            if (opened()) {
                onCompleted();
            } else {
                outlet.request();
            }
        } catch (RuntimeException | Error e) {
            outlet.fail(e);
        }
    }

    private void begin(ControlRequest request) {
        if (!request.hasOpen()) {
            throw new IllegalArgumentException("the first message of a stream must be open, was "
                    + request.getEventCase().name().toLowerCase(Locale.ROOT));
        }
        Robot opened = endpoint.open(request.getOpen());
        robot = opened;
        opened.attach(outlet, !request.getOpen().getSession().isEmpty());
    }

    /** Whether the client said good-bye meanwhile. */
    private synchronized boolean opened() {
        opening = false;
        return leaving;
    }

    /** Whether the good-bye is to wait until the session is open. */
    private synchronized boolean leavesLater() {
        leaving = true;
        return opening;
    }

    /** The client takes more. */
    void ready() {
        Robot known = robot;
        if (known != null) {
            known.proceed();
        }
    }

    /** The connection broke, or the client gave up: the session waits for another stream until its lease ends. */
    void lost() {
        Robot known = robot;
        if (known != null) {
            known.detach(outlet);
        }
    }

    @Override
    public void onError(Throwable t) {
        lost();
    }

    /** The client says good-bye: what is being computed is still answered. */
    @Override
    public void onCompleted() {
        if (leavesLater()) {
            return;
        }
        Robot known = robot;
        if (known == null) {
            outlet.complete();
        } else {
            endpoint.close(known);
            known.leave(outlet);
        }
    }
}
