package org.plume.bench.server;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;

/** Some connections to a server, used in turn. */
final class Client implements AutoCloseable {

    private final List<ManagedChannel> channels = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    Client(String address, int connections) {
        for (int i = 0; i < connections; i++) {
            channels.add(ManagedChannelBuilder.forTarget("dns:///" + address)
                    .usePlaintext()
                    .directExecutor()
                    .maxInboundMessageSize(1 << 26)
                    .build());
        }
    }

    ManagedChannel channel() {
        return channels.get(Math.floorMod(next.getAndIncrement(), channels.size()));
    }

    /** Sends; the future is completed when the call has ended, however it did. */
    CompletableFuture<Answer> ask(SampleTrajectoriesRequest request, Duration deadline) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        long sent = System.nanoTime();
        PolicyServiceGrpc.newStub(channel())
                .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .sampleTrajectories(request, new StreamObserver<>() {
                    @Nullable
                    private SampleTrajectoriesResponse response;

                    @Override
                    public void onNext(SampleTrajectoriesResponse value) {
                        response = value;
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.complete(new Answer(null, Status.fromThrowable(failure), sent, System.nanoTime()));
                    }

                    @Override
                    public void onCompleted() {
                        answer.complete(new Answer(response, Status.OK, sent, System.nanoTime()));
                    }
                });
        return answer;
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
