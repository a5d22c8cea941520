package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.model.v1.ListModelsRequest;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.model.v1.ModelServiceGrpc.ModelServiceBlockingStub;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;

/** A server in a process of its own is told to end. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
class TerminationTest {

    /** The process: serves a folder of models and prints its port. */
    static final class Serve {

        private Serve() {}

        public static void main(String[] arguments) throws InterruptedException {
            PlumeServer server = PlumeServer.start(Tiny.options(), ServedModels.open(Path.of(arguments[0])));
            server.drainOnTermination(Duration.ofSeconds(60));
            System.out.println(server.port());
            server.awaitTermination();
            System.exit(3);
        }
    }

    @Test
    void aTerminatedServer_finishesWhatIsUnderWayAndExitsWithZero(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx512m",
                        Serve.class.getName(),
                        Tiny.models(folder).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            ManagedChannel channel = Tiny.channel(port(process));
            try {
                ModelServiceBlockingStub models = ModelServiceGrpc.newBlockingStub(channel);
                models.listModels(ListModelsRequest.getDefaultInstance());
                Future<SampleTrajectoriesResponse> running = PolicyServiceGrpc.newFutureStub(channel)
                        .sampleTrajectories(Tiny.request("slow")
                                .setSamples(64)
                                .setNetworkEvaluations(500)
                                .build());
                models.listModels(ListModelsRequest.getDefaultInstance());
                assertThat(running.isDone()).as("still computing").isFalse();

                process.destroy();

                assertThat(running.get(60, TimeUnit.SECONDS).getTrajectoriesCount())
                        .isEqualTo(64);
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
                StatusRuntimeException gone = catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> PolicyServiceGrpc.newBlockingStub(channel)
                                .sampleTrajectories(Tiny.request("plane").build()));
                assertThat(gone.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            } finally {
                channel.shutdownNow();
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static int port(Process process) throws IOException {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            assertThat(line).as("the port").isNotNull();
            return Integer.parseInt(String.valueOf(line).trim());
        }
    }
}
