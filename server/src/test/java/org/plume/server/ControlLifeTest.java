package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.server.Robots.at;
import static org.plume.server.Robots.episode;
import static org.plume.server.Robots.executing;
import static org.plume.server.Robots.numbers;
import static org.plume.server.Robots.plane;
import static org.plume.server.Robots.resuming;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.policy.v1.ActionChunk;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.Priority;
import org.plume.proto.policy.v1.SessionOpened;

/** How the streams of robots begin and end, and what outlives them. */
class ControlLifeTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options().computing(1, 64), () -> Tiny.models(folder));

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
        assertThat(again.getLastStep()).isZero();
        ActionChunk two = second.ask(at(2, 3).setExecution(executing(one.getChunk(), 0, 3)));
        assertThat(numbers(List.of(one, two))).isEqualTo(whole.subList(0, 2));

        RobotStream third = new RobotStream(SERVING.channel());
        SessionOpened taken = third.open(OpenSession.newBuilder().setSession(opened.getSession()));
        assertThat(taken.getLastStep()).isEqualTo(3);
        assertThat(second.end().getCode()).isEqualTo(Status.Code.ABORTED);
        third.leave();
        assertThat(third.end().isOk()).isTrue();
        RobotStream fourth = new RobotStream(SERVING.channel());
        fourth.send(resuming(opened.getSession()));
        assertThat(fourth.end().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void aRobotThatFallsSilent_losesItsSession() {
        RobotStream client = new RobotStream(SERVING.channel());
        SessionOpened opened = client.open(plane().setLeaseMs(50));
        assertThat(client.end().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(client.end().getDescription()).contains("its lease of 50 ms");
        RobotStream again = new RobotStream(SERVING.channel());
        again.send(resuming(opened.getSession()));
        assertThat(again.end().getCode()).isEqualTo(Status.Code.NOT_FOUND);
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
            late.send(resuming(session));
            assertThat(late.end().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        }
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
        PlumeServer draining = PlumeServer.start(Tiny.options(), ServedModels.open(folder));
        ManagedChannel to = Tiny.channel(draining.port());
        RobotStream client = new RobotStream(to);
        client.open(plane());
        assertThat(client.ask(at(1, 0)).getChunk()).isEqualTo(1);
        assertThat(draining.drain(Duration.ofMinutes(10))).isTrue();
        assertThat(client.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(client.end().getDescription()).isEqualTo("the server is shutting down");
        to.shutdownNow();
    }

    /** Each word is answered before the lease of one that waits could be missed: it begins anew with the answer. */
    @Test
    void aSessionThatWaitsForItsAnswer_isNotOver() throws Exception {
        try (Gated slow = new Gated(folder, Tiny.options())) {
            RobotStream client;
            do {
                client = asking(slow, plane().setLeaseMs(1000));
                while (!slow.gate.isReached() && !client.hasEnded()) {
                    Thread.sleep(5);
                }
            } while (!slow.gate.isReached()); // the machine may have stood still before
            Thread.sleep(2500);
            slow.gate.open();

            assertThat(client.take().hasOpened()).isTrue();
            assertThat(client.take().getChunk().getChunk()).isEqualTo(1);
            assertThat(client.end().getDescription()).contains("its lease of 1000 ms");
        }
    }

    /** A robot that asks what passes the gate slowly. */
    private static RobotStream asking(Gated slow, OpenSession.Builder open) {
        RobotStream client = new RobotStream(slow.channel);
        client.send(ControlRequest.newBuilder()
                .setOpen(open.clearSeam()
                        .setSamples(Gate.WIDE.getSamples())
                        .setNetworkEvaluations(Gate.WIDE.getNetworkEvaluations()))
                .build());
        client.tell(at(1, 0));
        return client;
    }

    @Test
    void aStreamThatBreaks_freesItsWorkerBetweenSteps() {
        try (Gated single = new Gated(folder, Tiny.options().computing(1, 1))) {
            RobotStream client = asking(single, plane());
            single.gate.awaitReached();
            client.vanish();

            single.assertPlaceIsFreedBetweenSteps(Priority.PRIORITY_CONTROL);
        }
    }

    @Test
    void whatWaitsBehindAnotherQuestionOfItsRobot_isToldToHaveWaited() throws Exception {
        try (Gated slow = new Gated(folder, Tiny.options())) {
            RobotStream client = asking(slow, plane());
            assertThat(client.take().hasOpened()).isTrue();
            slow.gate.awaitReached();
            client.tell(at(2, 1));
            assertThat(client.refused(at(2, 1)).getMessage()).startsWith("sequence must grow");
            Thread.sleep(200);
            slow.gate.open();

            assertThat(client.take().getChunk().getObservation()).isEqualTo(1);
            ActionChunk second = client.take().getChunk();
            assertThat(second.getObservation()).isEqualTo(2);
            assertThat(second.getTiming().getQueueMs()).isGreaterThanOrEqualTo(200);
            client.leave();
        }
    }

    /** Longer than the server waits for clients to leave of their own accord. */
    @Test
    void aDrain_finishesTheQuestionOfARobot() throws Exception {
        try (Gated ending = new Gated(folder, Tiny.options())) {
            RobotStream client = asking(ending, plane());
            assertThat(client.take().hasOpened()).isTrue();
            ending.gate.awaitReached();
            CompletableFuture<Boolean> drained = ending.draining();
            Thread.sleep(1000);
            assertThat(drained).isNotDone();
            ending.gate.open();

            assertThat(client.take().getChunk().getChunk()).isEqualTo(1);
            assertThat(client.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(drained.get(10, TimeUnit.MINUTES)).isTrue();
        }
    }
}
