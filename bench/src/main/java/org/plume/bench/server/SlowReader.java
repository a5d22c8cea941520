package org.plume.bench.server;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.plume.generative.Streams;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.ControlResponse;
import org.plume.proto.policy.v1.Observation;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.PolicyServiceGrpc;

/** A robot in the loop that tells what it sees 50 times a second, and takes one answer a second. */
final class SlowReader implements AutoCloseable {

    private static final long TELLING_MS = 20;

    private final ManagedChannel channel;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ClientCall<ControlRequest, ControlResponse> call;
    private final AtomicLong sequence = new AtomicLong();

    SlowReader(String address) {
        channel = ManagedChannelBuilder.forTarget("dns:///" + address)
                .usePlaintext()
                .directExecutor()
                .build();
        call = channel.newCall(PolicyServiceGrpc.getControlMethod(), CallOptions.DEFAULT);
    }

    void start() {
        call.start(new ClientCall.Listener<>() {}, new Metadata());
        call.sendMessage(ControlRequest.newBuilder()
                .setOpen(OpenSession.newBuilder().setModel(Bed.MLP))
                .build());
        var telling = clock.scheduleAtFixedRate(this::tell, 0, TELLING_MS, TimeUnit.MILLISECONDS);
        var taking = clock.scheduleAtFixedRate(() -> call.request(1), 0, 1, TimeUnit.SECONDS);
        assert telling != null && taking != null;
    }

    private void tell() {
        long number = sequence.incrementAndGet();
        call.sendMessage(ControlRequest.newBuilder()
                .setObservation(Observation.newBuilder()
                        .setSequence(number)
                        .setStep(number)
                        .setTimeNs(System.nanoTime())
                        .addFrames(Requests.frame(new Streams(3).at(number))))
                .build());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        call.cancel("that was all", null);
        channel.shutdownNow();
    }
}
