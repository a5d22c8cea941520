package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.policy.v1.ActionChunk;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.Execution;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.Observation;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.Refusal;
import org.plume.proto.policy.v1.RefusalReason;
import org.plume.proto.policy.v1.ResetSession;
import org.plume.proto.policy.v1.Seam;
import org.plume.proto.policy.v1.SessionOpened;

class ControlTest {

    private static final ServerOptions OPTIONS =
            new ServerOptions("127.0.0.1", 0, false, 1, 64, 1 << 20, 100, 256, 256, 1000, Duration.ofHours(1));

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(OPTIONS, () -> Tiny.models(folder));

    private static OpenSession.Builder plane() {
        return OpenSession.newBuilder()
                .setModel("plane")
                .setSamples(2)
                .setSeed(7)
                .setSeam(Seam.SEAM_GUIDED);
    }

    private static Observation.Builder at(long sequence, long step) {
        return Observation.newBuilder()
                .setSequence(sequence)
                .setStep(step)
                .setTimeNs(System.nanoTime())
                .addFrames(Frame.newBuilder().addValues(0.01f * step).addValues(0.2f));
    }

    private static Execution.Builder executing(long chunk, int joined, int next) {
        return Execution.newBuilder().setChunk(chunk).setJoined(joined).setNext(next);
    }

    /** What a robot is told in an episode in which every answer is taken over two steps late. */
    private static List<ActionChunk> episode(RobotStream client, long seed) {
        SessionOpened opened = client.open(plane().setSeed(seed));
        assertThat(opened.getSteps()).isEqualTo(7);
        List<ActionChunk> told = new ArrayList<>();
        long chunk = 0;
        for (int n = 0; n < 5; n++) {
            Observation.Builder now = at(n + 1, 3L * n);
            if (chunk > 0) {
                now.setExecution(executing(chunk, n == 1 ? 0 : 2, 3));
            }
            ActionChunk answer = client.ask(now);
            chunk = answer.getChunk();
            told.add(answer);
        }
        return told;
    }

    private static List<Object> numbers(List<ActionChunk> chunks) {
        return chunks.stream()
                .map(c -> (Object) List.of(c.getChunk(), c.getValidFrom(), c.getFrozen(), c.getActions(), c.getPath()))
                .toList();
    }

    @Test
    void anAnswer_isComplete_andGoesOnFromTheOneBefore() {
        RobotStream client = new RobotStream(SERVING.channel());
        List<ActionChunk> told = episode(client, 3);

        assertThat(told.get(0).getActions().getRows()).isEqualTo(7);
        assertThat(told.get(0).getActions().getColumns()).isEqualTo(2);
        assertThat(told.get(0).getChunk()).isEqualTo(1);
        assertThat(told.get(0).getFrozen()).isZero();
        assertThat(told.get(2).getFrozen()).isEqualTo(2);
        assertThat(told.get(2).getValidFrom()).isEqualTo(6);
        assertThat(told.get(2).getObservation()).isEqualTo(3);
        assertThat(told.get(2).getNetworkEvaluations()).isEqualTo(4);
        assertThat(told.get(2).getTiming().getComputeMs()).isPositive();
        assertThat(told.get(2).getReception().getServerTimeNs()).isPositive();
        assertThat(told.get(2).getFeasible()).isEqualTo(2);
        assertThat(told.get(2).getModeShare()).isPositive();
        // what is under way stands at the beginning of what follows
        for (int k = 0; k < 4; k++) {
            assertThat(told.get(2).getActions().getValues(k))
                    .isCloseTo(told.get(1).getActions().getValues(3 * 2 + k), within(1e-6f));
        }
        client.leave();
        assertThat(client.end().isOk()).isTrue();
    }

    /** 32 robots at a time, each with its own seed, beside unary calls: every number as if it were alone. */
    @Test
    void everyRobot_isToldTheSameAloneAndAmongThirtyTwo() {
        List<List<Object>> alone = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            RobotStream client = new RobotStream(SERVING.channel());
            alone.add(numbers(episode(client, i)));
            client.leave();
        }
        List<CompletableFuture<List<Object>>> together = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            int seed = i;
            CompletableFuture<List<Object>> told = new CompletableFuture<>();
            together.add(told);
            new Thread(() -> {
                        try {
                            RobotStream client = new RobotStream(SERVING.channel());
                            told.complete(numbers(episode(client, seed)));
                            client.leave();
                        } catch (Throwable t) {
                            told.completeExceptionally(t);
                        }
                    })
                    .start();
        }
        for (int i = 0; i < 32; i++) {
            PolicyServiceGrpc.newBlockingStub(SERVING.channel())
                    .sampleTrajectories(Tiny.request("plane").setSeed(i).build());
        }
        for (int i = 0; i < 32; i++) {
            assertThat(together.get(i).join()).as("robot %d", i).isEqualTo(alone.get(i));
        }
        assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
    }

    @Test
    void aSession_outlivesItsStream_andGoesOnWithItsName() throws Exception {
        List<Object> whole = numbers(episode(new RobotStream(SERVING.channel()), 5));
        RobotStream first = new RobotStream(SERVING.channel());
        SessionOpened opened = first.open(plane().setSeed(5));
        ActionChunk one = first.ask(at(1, 0));
        first.vanish();

        RobotStream second = new RobotStream(SERVING.channel());
        SessionOpened again = second.open(OpenSession.newBuilder().setSession(opened.getSession()));
        assertThat(again.getResumed()).isTrue();
        assertThat(again.getLastObservation()).isEqualTo(1);
        assertThat(again.getLastChunk()).isEqualTo(1);
        ActionChunk two = second.ask(at(2, 3).setExecution(executing(one.getChunk(), 0, 3)));
        assertThat(numbers(List.of(one, two))).isEqualTo(whole.subList(0, 2));

        RobotStream third = new RobotStream(SERVING.channel());
        third.open(OpenSession.newBuilder().setSession(opened.getSession()));
        assertThat(second.end().getCode()).isEqualTo(Status.Code.ABORTED);
        third.leave();
        assertThat(third.end().isOk()).isTrue();
        RobotStream fourth = new RobotStream(SERVING.channel());
        fourth.send(ControlRequest.newBuilder()
                .setOpen(OpenSession.newBuilder().setSession(opened.getSession()))
                .build());
        assertThat(fourth.end().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void aRobotThatFallsSilent_losesItsSession() {
        RobotStream client = new RobotStream(SERVING.channel());
        SessionOpened opened = client.open(plane().setLeaseMs(50));
        assertThat(client.end().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(client.end().getDescription()).contains("its lease of 50 ms");
        RobotStream again = new RobotStream(SERVING.channel());
        again.send(ControlRequest.newBuilder()
                .setOpen(OpenSession.newBuilder().setSession(opened.getSession()))
                .build());
        assertThat(again.end().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void everyWrongMessage_isRefusedInTheStream_whichLivesOn() {
        RobotStream client = new RobotStream(SERVING.channel());
        client.open(plane());
        Refusal wrong = client.refused(at(1, 0).addFrames(Frame.newBuilder().addValues(1)));
        assertThat(wrong.getReason()).isEqualTo(RefusalReason.REFUSAL_REASON_INVALID);
        assertThat(wrong.getMessage()).isEqualTo("observation.frames[1].values must have 2 entries, [x, y], had 1");
        assertThat(wrong.getObservation()).isEqualTo(1);
        assertThat(client.refused(at(1, 0).clearFrames()).getMessage())
                .isEqualTo("observation.frames must be in [1, 64], was 0");
        assertThat(client.refused(at(1, 0).setExecution(executing(4, 0, 1))).getMessage())
                .isEqualTo("execution.chunk must be one of the latest [], was 4");
        assertThat(client.refused(at(1, 0).setExecution(executing(1, 3, 1))).getMessage())
                .isEqualTo("observation.execution.joined must be in [0, 1], was 3");
        assertThat(client.refused(at(1, -1)).getMessage()).startsWith("step must be in [0, 2^63)");
        client.send(ControlRequest.getDefaultInstance());
        assertThat(client.take().getRefusal().getMessage()).endsWith("was empty");
        client.send(ControlRequest.newBuilder().setOpen(plane()).build());
        assertThat(client.take().getRefusal().getMessage()).endsWith("was open");
        assertThat(client.ask(at(1, 0)).getChunk()).isEqualTo(1);
        assertThat(client.refused(at(1, 0)).getMessage()).isEqualTo("sequence must grow: > 1, was 1");
        client.leave();
        assertThat(client.end().isOk()).isTrue();
    }

    @Test
    void everyGoodbyeThatFollowsTheOpening_waitsForItsAnswer_andEndsTheSession() {
        for (int n = 0; n < 20; n++) {
            RobotStream hasty = new RobotStream(SERVING.channel());
            hasty.send(ControlRequest.newBuilder().setOpen(plane()).build());
            hasty.leave();
            String session = hasty.take().getOpened().getSession();
            assertThat(hasty.end().isOk()).isTrue();

            RobotStream late = new RobotStream(SERVING.channel());
            late.send(ControlRequest.newBuilder()
                    .setOpen(OpenSession.newBuilder().setSession(session))
                    .build());
            assertThat(late.end().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        }
    }

    @Test
    void everyWrongOpening_endsTheStreamByItsStatus() {
        for (var wrong : List.of(
                Map.entry(plane().setModel("none"), Status.Code.NOT_FOUND),
                Map.entry(plane().setSamples(65), Status.Code.INVALID_ARGUMENT),
                Map.entry(plane().setSeamHorizon(2000), Status.Code.INVALID_ARGUMENT),
                Map.entry(plane().setMinEvaluations(5), Status.Code.INVALID_ARGUMENT),
                Map.entry(plane().setMaxAgeMs(Double.NaN), Status.Code.INVALID_ARGUMENT),
                Map.entry(plane().setLeaseMs(-1), Status.Code.INVALID_ARGUMENT),
                Map.entry(plane().setDeadlineMs(1e9), Status.Code.INVALID_ARGUMENT),
                Map.entry(plane().setSeamValue(9), Status.Code.INVALID_ARGUMENT),
                Map.entry(plane().setModel("clone").setSeam(Seam.SEAM_GUIDED), Status.Code.UNIMPLEMENTED))) {
            RobotStream client = new RobotStream(SERVING.channel());
            client.send(ControlRequest.newBuilder().setOpen(wrong.getKey()).build());
            assertThat(client.end().getCode()).as("%s", wrong.getKey()).isEqualTo(wrong.getValue());
        }
        RobotStream client = new RobotStream(SERVING.channel());
        client.tell(at(1, 0));
        assertThat(client.end().getDescription())
                .isEqualTo("the first message of a stream must be open, was observation");
    }

    @Test
    void aModelWithoutAPath_isReplaced() {
        RobotStream client = new RobotStream(SERVING.channel());
        assertThat(client.open(plane().setModel("clone").clearSeam()).getSeam()).isEqualTo(Seam.SEAM_REPLACE);
        long chunk = client.ask(at(1, 0)).getChunk();
        assertThat(client.ask(at(2, 3).setExecution(executing(chunk, 0, 3))).getFrozen())
                .isZero();
        client.leave();
    }

    @Test
    void anOldObservation_isStale_whateverTheRobotsClockSays() {
        RobotStream client = new RobotStream(SERVING.channel());
        client.open(plane().setMaxAgeMs(200));
        client.ask(at(1, 0).setTimeNs(5));
        long fresh = System.nanoTime();
        client.ask(at(2, 1).setTimeNs(5 + 10_000_000_000L));
        Refusal stale = client.refused(at(3, 2).setTimeNs(5 + 9_000_000_000L));
        assertThat(stale.getReason()).isEqualTo(RefusalReason.REFUSAL_REASON_STALE);
        assertThat(stale.getReception().getAgeMs()).isBetween(1000.0, 1000 + (System.nanoTime() - fresh) / 1e6);
        client.leave();
    }

    @Test
    void aReset_beginsANewEpisode() {
        RobotStream client = new RobotStream(SERVING.channel());
        List<Object> whole = numbers(episode(client, 9));
        client.reset(ResetSession.newBuilder());
        assertThat(client.take().getReset().getCount()).isEqualTo(1);
        ActionChunk first = client.ask(at(1, 0));
        assertThat(first.getChunk()).isEqualTo(6);
        assertThat(List.of(first.getActions(), first.getPath())).isEqualTo(((List<?>) whole.get(0)).subList(3, 5));
        client.reset(ResetSession.newBuilder().setSeed(10));
        client.take();
        assertThat(client.ask(at(1, 0)).getActions()).isNotEqualTo(first.getActions());
        client.leave();
    }

    @Test
    void silentObservations_areRememberedAndNotAnswered() {
        RobotStream client = new RobotStream(SERVING.channel());
        client.open(plane());
        client.tell(at(1, 0).setSilent(true));
        ActionChunk told = client.ask(at(2, 1));
        assertThat(told.getReception().getDropped()).isZero();
        RobotStream other = new RobotStream(SERVING.channel());
        other.open(plane());
        ActionChunk both = other.ask(
                at(2, 1).clearFrames().addFrames(at(1, 0).getFrames(0)).addFrames(at(2, 1).getFrames(0)));
        assertThat(told.getActions()).isEqualTo(both.getActions());
        client.leave();
        other.leave();
    }

    @Test
    void theNumberOfSessions_isBounded() {
        ServerOptions few =
                new ServerOptions("127.0.0.1", 0, false, 1, 64, 1 << 20, 100, 2, 256, 1000, Duration.ofHours(1));
        try (PlumeServer small = PlumeServer.start(few, ServedModels.open(folder))) {
            ManagedChannel to = Tiny.channel(small.port());
            RobotStream first = new RobotStream(to);
            first.open(plane());
            new RobotStream(to).open(plane());
            RobotStream third = new RobotStream(to);
            third.send(ControlRequest.newBuilder().setOpen(plane()).build());
            assertThat(third.end().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(third.end().getDescription()).startsWith("the server must have <= 2 sessions and has them");
            first.leave();
            assertThat(first.end().isOk()).isTrue();
            new RobotStream(to).open(plane());
            to.shutdownNow();
        }
    }

    @Test
    void aDrain_endsTheStreamsOfRobots() throws Exception {
        PlumeServer draining = PlumeServer.start(OPTIONS, ServedModels.open(folder));
        ManagedChannel to = Tiny.channel(draining.port());
        RobotStream client = new RobotStream(to);
        client.open(plane());
        assertThat(client.ask(at(1, 0)).getChunk()).isEqualTo(1);
        assertThat(draining.drain(Duration.ofMinutes(10))).isTrue();
        assertThat(client.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(client.end().getDescription()).isEqualTo("the server is shutting down");
        to.shutdownNow();
    }
}
