package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.policy.v1.PolicyServiceGrpc;

class PlumeServerTest {

    @TempDir
    static Path folder;

    private static PlumeServer server;

    @BeforeAll
    static void start() {
        server = PlumeServer.start(Tiny.options(), ServedModels.open(Tiny.models(folder)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ServingStatus health(ManagedChannel to, String service) {
        return HealthGrpc.newBlockingStub(to)
                .check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus();
    }

    @Test
    void health_isNotServingUntilEveryModelIsWarm() {
        try (PlumeServer cold = PlumeServer.bind(Tiny.options())) {
            ManagedChannel to = Tiny.channel(cold.port());
            try {
                assertThat(health(to, "")).isEqualTo(ServingStatus.NOT_SERVING);
                assertThat(health(to, "plume.policy.v1.PolicyService")).isEqualTo(ServingStatus.NOT_SERVING);
                StatusRuntimeException early = catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> PolicyServiceGrpc.newBlockingStub(to)
                                .sampleTrajectories(Tiny.request("plane").build()));
                assertThat(early.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);

                cold.serve(ServedModels.open(folder));

                assertThat(health(to, "")).isEqualTo(ServingStatus.SERVING);
                assertThat(health(to, "plume.policy.v1.PolicyService")).isEqualTo(ServingStatus.SERVING);
                assertThat(health(to, "model/plane")).isEqualTo(ServingStatus.SERVING);
            } finally {
                to.shutdownNow();
            }
        }
    }

    @Test
    void aDrain_finishesWhatIsUnderWayAndRefusesWhatIsNew() throws Exception {
        PlumeServer ending = PlumeServer.start(Tiny.options(), ServedModels.open(folder));
        ManagedChannel to = Tiny.channel(ending.port());
        try {
            var running = PolicyServiceGrpc.newFutureStub(to)
                    .sampleTrajectories(Tiny.request("slow")
                            .setSamples(64)
                            .setNetworkEvaluations(100)
                            .build());
            assertThat(health(to, ""))
                    .as("told after the call has reached the server")
                    .isEqualTo(ServingStatus.SERVING);

            assertThat(ending.drain(Duration.ofMinutes(10))).isTrue();

            assertThat(running.get(1, TimeUnit.MINUTES).getTrajectoriesCount()).isEqualTo(64);
            StatusRuntimeException refused = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> PolicyServiceGrpc.newBlockingStub(to)
                            .sampleTrajectories(Tiny.request("plane").build()));
            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        } finally {
            to.shutdownNow();
            ending.close();
        }
    }

    @Test
    @Timeout(600)
    void aWatcherOfTheHealth_isToldFirstAndHoldsUpNoDrain() throws Exception {
        PlumeServer ending = PlumeServer.start(Tiny.options(), ServedModels.open(folder));
        ManagedChannel to = Tiny.channel(ending.port());
        try {
            BlockingQueue<ServingStatus> told = new LinkedBlockingQueue<>();
            HealthGrpc.newStub(to).watch(HealthCheckRequest.getDefaultInstance(), new StreamObserver<>() {
                @Override
                public void onNext(HealthCheckResponse answer) {
                    told.add(answer.getStatus());
                }

                @Override
                public void onError(Throwable failure) {}

                @Override
                public void onCompleted() {}
            });
            assertThat(told.poll(10, TimeUnit.MINUTES)).isEqualTo(ServingStatus.SERVING);

            assertThat(ending.drain(Duration.ofHours(1))).isTrue();

            assertThat(told.poll(10, TimeUnit.MINUTES)).isEqualTo(ServingStatus.NOT_SERVING);
        } finally {
            to.shutdownNow();
            ending.close();
        }
    }

    @Test
    void aPortInUse_isNamed() {
        assertThatThrownBy(() -> PlumeServer.bind(Tiny.options().at("127.0.0.1", server.port())))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + server.port() + " of 127.0.0.1 must be free, but cannot be bound");
    }

    @Test
    void anAddressThatOthersReach_isRefusedUnlessMeant() {
        assertThatThrownBy(() -> PlumeServer.bind(Tiny.options().at("0.0.0.0", 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("host must be a loopback address such as 127.0.0.1, was 0.0.0.0: without TLS anyone who"
                        + " reaches the port could use the server; --insecure allows it");
        try (PlumeServer open = PlumeServer.bind(Tiny.options().insecure(true).at("0.0.0.0", 0))) {
            assertThat(open.port()).isPositive();
        }
    }

    @Test
    void aDamagedModelFolder_stopsTheServerByName(@TempDir Path other) throws Exception {
        Tiny.models(other);
        Files.write(other.resolve("plane/graphs/prediction.onnx"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> ServedModels.open(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model folder " + other.resolve("plane") + " cannot be served: ")
                .hasMessageContaining("prediction.onnx");
    }

    @Test
    void aFolderUnderAnotherName_stopsTheServerByName(@TempDir Path other) throws Exception {
        Tiny.models(other);
        Files.move(other.resolve("plane"), other.resolve("plain"));

        assertThatThrownBy(() -> ServedModels.open(other))
                .hasMessageContaining("its folder must be named as the model, plane");
    }

    @Test
    void aFolderWithoutModels_isRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> ServedModels.open(empty))
                .hasMessage("models must hold >= 1 model folders, each with a model.json, " + empty + " holds none");
    }
}
