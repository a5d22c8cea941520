package org.plume.server;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts what is to be finished before a server ends: calls that ask one thing, and the questions of robots. Their streams are not
 * counted, nor is who watches the server's health, which lasts until it ends.
 */
final class CallsUnderWay implements ServerInterceptor {

    private final Lock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private int count;

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!asksOneThing(call.getMethodDescriptor())) {
            return next.startCall(call, headers);
        }
        begin();
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onComplete() {
                end();
                super.onComplete();
            }

            @Override
            public void onCancel() {
                end();
                super.onCancel();
            }
        };
    }

    private static boolean asksOneThing(MethodDescriptor<?, ?> method) {
        return method.getType().clientSendsOneMessage()
                && !method.getFullMethodName()
                        .equals(HealthGrpc.getWatchMethod().getFullMethodName());
    }

    void begin() {
        add(1);
    }

    void end() {
        add(-1);
    }

    private void add(int change) {
        lock.lock();
        try {
            count += change;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is none; false where the time was too short. */
    boolean awaitNone(Duration time) throws InterruptedException {
        long left = time.toNanos();
        if (!lock.tryLock(left, TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            while (count > 0) {
                if (left <= 0) {
                    return false;
                }
                left = ended.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
