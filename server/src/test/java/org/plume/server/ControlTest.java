package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plume.server.Robots.at;
import static org.plume.server.Robots.episode;
import static org.plume.server.Robots.executing;
import static org.plume.server.Robots.numbers;
import static org.plume.server.Robots.plane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.policy.v1.ActionChunk;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.Refusal;
import org.plume.proto.policy.v1.RefusalReason;
import org.plume.proto.policy.v1.ResetSession;
import org.plume.proto.policy.v1.Seam;

/** What robots are told. */
class ControlTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options().computing(1, 64), () -> Tiny.models(folder));

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
}
