package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.model.ModelFolder;
import org.plume.policy.plan.Policy;
import org.plume.proto.model.v1.ListModelsRequest;
import org.plume.proto.model.v1.ListModelsResponse;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.server.schedule.Lane;

/** A server in a process of its own is told to end. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
class TerminationTest {

    private static final String COMPUTING = "computing";

    /** The process: serves a model, prints its port, says when it computes, and then waits until it is told to go on. */
    static final class Serve {

        private Serve() {}

        public static void main(String[] arguments) throws InterruptedException {
            AtomicBoolean waiting = new AtomicBoolean();
            Policy policy = Policy.load(ModelFolder.open(Path.of(arguments[0], "plane")));
            ServedPolicy plain = ServedPolicy.of(policy);
            Lane lane = new Lane("plane", queries -> {
                if (waiting.getAndSet(false)) {
                    System.out.println(COMPUTING);
                    awaitWord();
                }
                return policy.predictor().predict(queries);
            });
            ServedPolicy served = new ServedPolicy(plain.planner(), lane, plain.capabilities(), plain.description());
            PlumeServer server = PlumeServer.start(Tiny.options(), new ServedModels(List.of(served)));
            waiting.set(true);
            server.drainOnTermination(Duration.ofHours(1));
            System.out.println(server.port());
            server.awaitTermination();
            System.exit(3);
        }

        private static void awaitWord() {
            try {
                int word = System.in.read();
                assertThat(word).isNotNegative();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    @Timeout(600)
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
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        ManagedChannel channel = Tiny.channel(Integer.parseInt(line(said)));
        try {
            Future<SampleTrajectoriesResponse> running = PolicyServiceGrpc.newFutureStub(channel)
                    .sampleTrajectories(Tiny.request("plane").build());
            assertThat(line(said)).isEqualTo(COMPUTING);

            process.toHandle().destroy();

            awaitRefusal(channel);
            assertThat(running.isDone()).as("still computing").isFalse();
            process.getOutputStream().write('!');
            process.getOutputStream().flush();
            assertThat(running.get().getTrajectoriesCount()).isEqualTo(4);
            assertThat(process.waitFor()).isZero();
        } finally {
            channel.shutdownNow();
            process.destroyForcibly();
        }
    }

    /** Until it is told to end, new calls are taken. */
    private static void awaitRefusal(ManagedChannel channel) {
        Status.Code code = Status.Code.OK;
        while (code == Status.Code.OK) {
            try {
                ListModelsResponse models =
                        ModelServiceGrpc.newBlockingStub(channel).listModels(ListModelsRequest.getDefaultInstance());
                assertThat(models.getModelsCount()).isEqualTo(1);
            } catch (StatusRuntimeException refused) {
                code = refused.getStatus().getCode();
            }
        }
        assertThat(code).isEqualTo(Status.Code.UNAVAILABLE);
    }

    private static String line(BufferedReader said) throws IOException {
        String line = said.readLine();
        assertThat(line).as("what the process says").isNotNull();
        return line.trim();
    }
}
