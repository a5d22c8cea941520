package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Takes one message of a call and no more. */
final class SlowReader<Q, A> implements ClientResponseObserver<Q, A> {

    private final AtomicInteger received = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private @Nullable ClientCallStreamObserver<Q> call;

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> started) {
        started.disableAutoRequestWithInitial(1);
        call = started;
    }

    @Override
    public void onNext(A answer) {
        received.incrementAndGet();
        first.countDown();
    }

    @Override
    public void onError(Throwable failure) {
        first.countDown();
    }

    @Override
    public void onCompleted() {}

    void awaitFirst() throws InterruptedException {
        assertThat(first.await(10, TimeUnit.MINUTES)).isTrue();
        assertThat(received).hasValue(1);
    }

    int received() {
        return received.get();
    }

    void cancel() {
        Objects.requireNonNull(call, "the call has not begun").cancel("enough", null);
    }
}
