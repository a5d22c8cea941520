package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.Priority;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;

/** A server of the model behind a {@link Gate}, which is closed, and a channel to it. */
final class Gated implements AutoCloseable {

    final Gate gate;
    final PlumeServer server;
    final ManagedChannel channel;

    /** @param folder of {@link Tiny#models} */
    Gated(Path folder, ServerOptions options) {
        gate = new Gate(folder);
        server = PlumeServer.start(options, gate.models());
        channel = Tiny.channel(server.port());
        gate.close();
    }

    /** For each further step of a call that was ended, another client asks; it is taken before the steps are over. */
    void assertPlaceIsFreedBetweenSteps(Priority priority) {
        askUntilTaken(priority, gate::letOne);
        assertThat(gate.passed()).isLessThan(Gate.WIDE.getNetworkEvaluations());
    }

    /** Asks for little again and again while the server is full. */
    void askUntilTaken(Priority priority, Runnable between) {
        SampleTrajectoriesRequest asked =
                Tiny.request("plane").setPriority(priority).build();
        while (true) {
            between.run();
            try {
                SampleTrajectoriesResponse answer =
                        PolicyServiceGrpc.newBlockingStub(channel).sampleTrajectories(asked);
                assertThat(answer.getTrajectoriesCount()).isEqualTo(asked.getSamples());
                return;
            } catch (StatusRuntimeException full) {
                assertThat(full.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            }
        }
    }

    /** A drain that has begun, or is about to; it takes as long as it has to. */
    CompletableFuture<Boolean> draining() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return server.drain(Duration.ofHours(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Override
    public void close() {
        gate.open();
        channel.shutdownNow();
        server.close();
    }
}
