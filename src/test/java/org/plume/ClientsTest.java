package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plume.Commands.done;
import static org.plume.Commands.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.arm.Scene;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.server.PlumeServer;
import org.plume.server.ServedModels;
import org.plume.server.ServerOptions;
import org.plume.sim.Controller;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Outcome;
import org.plume.sim.Sensed;
import org.plume.sim.Study;
import org.plume.sim.Task;
import org.plume.sim.Tasks;
import org.plume.sim.remote.RemoteServer;
import org.plume.sim.remote.RemoteSession;
import org.plume.sim.remote.SessionController;

/** Robots of three languages in the loop of one server. */
class ClientsTest {

    private static final String SEED = "2";

    /** Steps from a question to its answer; as many as are executed between two questions are the hardest. */
    private static final int[] DELAYS = {0, 4};

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Pinned: what a later one finds is for a change of its own. */
    private static final String BUF = "@bufbuild/buf@1.75.0";

    private static PlumeServer server;

    @TempDir
    Path folder;

    private record Ended(int status, String text) {}

    private static Path root() {
        return Path.of(System.getProperty("plume.root"));
    }

    @BeforeAll
    static void serve() {
        server = PlumeServer.start(
                ServerOptions.DEFAULT.at("127.0.0.1", 0), ServedModels.open(root().resolve("models")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String address() {
        return "127.0.0.1:" + server.port();
    }

    private Ended run(List<String> command, String... environment) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException absent) {
            return new Ended(127, String.valueOf(absent.getMessage()));
        }
        if (!process.waitFor(8, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), Files.readString(out, StandardCharsets.UTF_8));
    }

    private boolean works(String... command) throws IOException, InterruptedException {
        return run(List.of(command)).status() == 0;
    }

    private void assumeTools(String packages, boolean present) {
        assumeTrue(present, "needs " + packages + ": apt-get install --no-install-recommends " + packages);
    }

    /** Runs a program of the helper, whose stubs are written first. */
    private Ended python(String... program) throws Exception {
        Optional<String> python = Optional.empty();
        for (String candidate : List.of("python3", "/usr/bin/python3")) {
            if (python.isEmpty() && works(candidate, "-c", "import grpc, google.protobuf")) {
                python = Optional.of(candidate);
            }
        }
        assumeTools(
                "python3-grpcio python3-protobuf protobuf-compiler protobuf-compiler-grpc",
                python.isPresent() && works("sh", "-c", "command -v protoc && command -v grpc_python_plugin"));
        Path clients = root().resolve("clients/python");
        Path stubs = folder.resolve("stubs");
        if (!Files.exists(stubs)) {
            Ended generated = run(List.of("sh", clients.resolve("generate.sh").toString(), stubs.toString()));
            assertThat(generated.status()).as(generated.text()).isZero();
        }
        List<String> command = new ArrayList<>(List.of(program));
        command.add(0, python.orElseThrow());
        return run(command, "PYTHONPATH", stubs + ":" + clients, "PYTHONDONTWRITEBYTECODE", "1");
    }

    @Test
    void python_drivesARobot() throws Exception {
        String loop = root().resolve("clients/python/examples/control_loop.py").toString();
        for (int delay : DELAYS) {
            Ended driven = python(loop, address(), SEED, Integer.toString(delay));
            assertThat(driven.text()).as("delay %d", delay).startsWith(loop(delay));
            assertThat(driven.status()).isZero();
        }
    }

    /** Whose stream broke; what is closed is forgotten. */
    @Test
    void python_goesOnWithASession() throws Exception {
        String program = """
                import sys
                from plume_client import Session, SessionEnded
                options = dict(timeout=300.0, delay=0)
                frame = [0.525, -0.28, 0.525, -0.28]
                first = Session(sys.argv[1], "avoiding-flow", lease_ms=600000, **options)
                name = first.opened.session
                for _ in range(5):
                    first.step(frame)
                first._stream.cancel()
                second = Session(sys.argv[1], session=name, **options)
                second.step(frame)
                print(second.opened.resumed, second.opened.last_step, second.chunk.valid_from)
                second.close()
                try:
                    Session(sys.argv[1], session=name, **options)
                except SessionEnded as ended:
                    print(ended.code.name)
                """;

        Ended ended = python("-c", program, address());

        assertThat(ended.text()).isEqualTo("True 4 5\nNOT_FOUND\n");
        assertThat(ended.status()).isZero();
    }

    @Test
    void cpp_drivesARobot() throws Exception {
        assumeTools(
                "cmake g++ libgrpc++-dev libprotobuf-dev protobuf-compiler protobuf-compiler-grpc",
                works("sh", "-c", "cmake --version && c++ --version && protoc --version && command -v grpc_cpp_plugin")
                        && works("pkg-config", "--exists", "grpc++"));
        Path build = Path.of("target", "cpp").toAbsolutePath();
        String sources = root().resolve("clients/cpp").toString();
        Ended configured = run(List.of("cmake", "-S", sources, "-B", build.toString()));
        assertThat(configured.status()).as(configured.text()).isZero();
        Ended built = run(List.of("cmake", "--build", build.toString()));
        assertThat(built.status()).as(built.text()).isZero();

        for (int delay : DELAYS) {
            Ended driven =
                    run(List.of(build.resolve("control_loop").toString(), address(), SEED, Integer.toString(delay)));
            assertThat(driven.text()).as("delay %d", delay).startsWith(loop(delay));
            assertThat(driven.status()).isZero();
        }
    }

    /** What the control loops of the other languages must say, driven from here: time is simulated, and all repeats to the bit. */
    private static String loop(int delay) {
        double[] desired = {0.525, -0.28};
        double[] tool = desired.clone();
        List<double[]> frames = new ArrayList<>();
        OpenSession open = OpenSession.newBuilder().setSamples(1).build();
        try (RemoteServer remote = RemoteServer.at(address(), PATIENCE);
                Controller robot = SessionController.of(
                                remote.policy("avoiding-flow"), Tasks.named("avoiding"), open, false, delay)
                        .episode(Long.parseLong(SEED))) {
            while (tool[1] < 0.35 && frames.size() < 400) {
                frames.add(new double[] {desired[0], desired[1], tool[0], tool[1]});
                double[] action = robot.next(new Sensed(frames, new Scene(List.of(), null), frames.size() - 1))[0];
                for (int i = 0; i < 2; i++) {
                    desired[i] += action[i];
                    tool[i] += 0.5 * (desired[i] - tool[i]);
                }
            }
        }
        return String.format(Locale.ROOT, "crossed the line at x = %.6f m after %d steps", tool[0], frames.size());
    }

    /** Simulated time stands still for the answers, so that whole episodes repeat to the bit, through a server too. */
    @Test
    void java_drivesEpisodesThatRepeat() {
        Task task = Tasks.named("avoiding");
        OpenSession open = OpenSession.newBuilder().setSamples(1).build();
        try (RemoteServer remote = RemoteServer.at(address(), PATIENCE)) {
            for (int delay : DELAYS) {
                var controllers = SessionController.of(remote.policy("avoiding-flow"), task, open, false, delay);
                List<EpisodeResult> once = Study.of(1, 8, 2).run(task, controllers);
                List<EpisodeResult> again = Study.of(1, 8, 1).run(task, controllers);
                for (int i = 0; i < once.size(); i++) {
                    assertThat(again.get(i).actions()).isDeepEqualTo(once.get(i).actions());
                }
                assertThat(once.stream().filter(r -> r.outcome() == Outcome.SUCCESS))
                        .as("delay %d", delay)
                        .hasSizeGreaterThanOrEqualTo(6);
            }
        }
    }

    /** Though its connection is closed at once. */
    @Test
    void java_saysGoodBye() {
        for (int n = 0; n < 20; n++) {
            OpenSession open = OpenSession.newBuilder().setSamples(1).build();
            String name;
            try (RemoteServer remote = RemoteServer.at(address(), PATIENCE);
                    RemoteSession session = remote.policy("avoiding-flow").session(open)) {
                name = session.opened().getSession();
            }
            try (RemoteServer remote = RemoteServer.at(address(), PATIENCE)) {
                OpenSession resuming = OpenSession.newBuilder().setSession(name).build();
                assertThatThrownBy(() -> remote.policy("avoiding-flow").session(resuming))
                        .hasMessageContaining("session must be open, and is not");
            }
        }
    }

    /** Two rows of the study of seams, small. */
    @Test
    void seams_areMeasured() throws Exception {
        Path json = folder.resolve("seams.json");
        done(
                "evaluate",
                "seams",
                "--alone",
                "--delay",
                "2",
                "--seam",
                "replace,guided",
                "--episodes",
                "6",
                "--json",
                json.toString());
        JsonNode rows = json(json).get("rows");
        assertThat(rows).hasSize(2);
        for (JsonNode row : rows) {
            assertThat(row.get("delay").asInt()).isEqualTo(2);
            assertThat(row.get("successRate").asDouble()).isGreaterThan(0.5);
            assertThat(row.get("seamJump").asDouble()).isBetween(0.0, 0.1);
            assertThat(row.get("seamJerk95")).hasSize(2);
        }
    }

    /** The wire keeps buf's STANDARD rules. */
    @Test
    void theWire_isLinted() throws Exception {
        assumeTrue(works("sh", "-c", "command -v npx"), "needs npx: apt-get install npm");
        Ended version = run(List.of("sh", "-c", "cd '" + root() + "' && npx --yes " + BUF + " --version"));
        assumeTrue(version.status() == 0, "npx cannot get " + BUF + " here: " + version.text());
        Ended lint = run(List.of("sh", "-c", "cd '" + root() + "' && npx --yes " + BUF + " lint"));
        assertThat(lint.text().lines().filter(line -> line.contains(".proto"))).isEmpty();
        assertThat(lint.status()).as(lint.text()).isZero();
    }
}
