package org.plume.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.arm.LineGoal;
import org.plume.arm.Scene;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.policy.Chunk;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.plan.Continuation;
import org.plume.policy.plan.Effort;
import org.plume.policy.plan.Planner;
import org.plume.policy.plan.Policy;
import org.plume.policy.plan.Seam;
import org.plume.server.Tiny;

class SessionTest {

    private static final long MS = 1_000_000;

    @TempDir
    static Path folder;

    private static Policy policy;

    @BeforeAll
    static void open() {
        policy = Policy.load(ModelFolder.open(Tiny.models(folder).resolve("plane")));
    }

    @AfterAll
    static void close() {
        policy.close();
    }

    private static Session session() {
        return new Session(
                policy.spec(), new SessionTerms(4, CostWeights.NONE, Effort.DEFAULT, Seam.GUIDED, 0, 50 * MS, 7));
    }

    private static Sighting at(long sequence, long step, @Nullable Execution execution) {
        double x = 0.01 * step;
        return new Sighting(
                sequence,
                step,
                step * 100 * MS,
                List.of(new double[] {x, 0}),
                null,
                execution,
                OptionalInt.empty(),
                null,
                false);
    }

    private static Question ask(Session session, Sighting sighting) {
        session.observe(sighting, sighting.step() * 100 * MS);
        Question question = session.next(sighting.step() * 100 * MS);
        if (question == null) {
            throw new AssertionError("nothing is asked");
        }
        return question;
    }

    private static Answer answer(Session session, Question question) {
        Answer answer = session.answered(question, new Planner(policy).plan(question.request()));
        if (answer == null) {
            throw new AssertionError("nobody is told");
        }
        return answer;
    }

    @Test
    void theNewestObservation_isAsked_andOlderOnesAreCounted() {
        Session session = session();
        Question first = ask(session, at(1, 0, null));
        for (long n = 2; n <= 5; n++) {
            session.observe(at(n, n, null), n * 100 * MS);
            assertThat(session.next(n * 100 * MS)).isNull();
        }
        answer(session, first);
        Question next = session.next(500 * MS);

        assertThat(next).isNotNull();
        if (next != null) {
            assertThat(next.sighting().sequence()).isEqualTo(5);
            assertThat(next.dropped()).isEqualTo(3);
            assertThat(first.dropped()).isZero();
            session.giveUp(next);
        }
        assertThat(session.next(500 * MS)).isNull();
    }

    @Test
    void frames_areRememberedByStep_andGapsAreFilledFromBefore() {
        Session session = session();
        assertThat(ask(session, at(1, 3, null)).request().situation().frames()).hasSize(1);
        session.reset(OptionalLong.empty());
        session.giveUp(ask(session, at(1, 3, null)));
        List<double[]> next = ask(session, at(2, 4, null)).request().situation().frames();
        assertThat(next).hasSize(2);
        assertThat(next.get(0)[0]).isEqualTo(0.03);
        session.reset(OptionalLong.empty());
        session.giveUp(ask(session, at(1, 3, null)));
        List<double[]> gap = ask(session, at(2, 9, null)).request().situation().frames();
        assertThat(gap.get(0)[0]).isEqualTo(0.03);
        assertThat(gap.get(1)[0]).isEqualTo(0.09);
    }

    @Test
    void theNextChunk_goesOnFromWhatTheRobotSaysItHasExecuted() {
        Session session = session();
        Answer first = answer(session, ask(session, at(1, 0, null)));
        assertThat(first.chunk()).isEqualTo(1);
        Continuation none = first.question().request().continuation();
        assertThat(none.binds()).isFalse();

        Question second = ask(session, at(2, 3, new Execution(1, 2, 3)));
        Continuation continuation = second.request().continuation();
        Chunk chunk = first.best().chunk();
        // 8 steps, the first one past; 3 executed, joined 2 late
        assertThat(continuation.actions()).hasSize(4);
        assertThat(continuation.actions().get(0)).isEqualTo(chunk.actions()[4]);
        assertThat(second.request().chosen().get(0)).isEqualTo(chunk.path()[4]);
        assertThat(continuation.delay()).isEqualTo(2);
        assertThat(second.frozen()).isEqualTo(2);
        Answer next = answer(session, second);
        assertThat(next.best().chunk().actions()[1][0]).isCloseTo(chunk.actions()[4][0], within(1e-9));
    }

    @Test
    void everyAnswer_isAFunctionOfItsOwnInputs() {
        Session alone = session();
        Session busy = session();
        Answer a = answer(alone, ask(alone, at(3, 0, null)));
        Question dropped = ask(busy, at(1, 0, null));
        busy.observe(at(2, 0, null), 0);
        busy.giveUp(dropped);
        Answer b = answer(busy, ask(busy, at(3, 0, null)));

        assertThat(b.best().chunk()).isEqualTo(a.best().chunk());
    }

    @Test
    void whatIsOlderThanAllowed_isStale() {
        Session session = session();
        assertThat(ask(session, at(1, 1, null)).stale()).isFalse();
        session.reset(OptionalLong.empty());
        session.giveUp(ask(session, at(1, 1, null)));
        session.observe(at(2, 2, null), 260 * MS);
        Question late = session.next(260 * MS);
        assertThat(late).isNotNull();
        if (late != null) {
            assertThat(late.stale()).isTrue();
            assertThat(late.age()).isEqualTo(60 * MS);
        }
    }

    @Test
    void aReset_forgetsEverything_andAnswersOnTheirWayComeToNothing() {
        Session session = session();
        Question before = ask(session, at(9, 9, null));
        assertThat(session.reset(OptionalLong.of(8))).isEqualTo(1);
        assertThat(session.answered(before, new Planner(policy).plan(before.request())))
                .isNull();

        Question after = ask(session, at(1, 0, null));
        assertThat(after.request().situation().frames()).hasSize(1);
        assertThat(after.request().streams()).isEqualTo(new Streams(8).child(1));
        assertThatThrownBy(() -> session.observe(at(2, 1, new Execution(1, 0, 1)), 0))
                .hasMessage("execution.chunk must be one of the latest [], was 1");
    }

    @Test
    void theScene_staysUntilToldAnew() {
        Session session = session();
        Scene scene = new Scene(List.of(), new LineGoal(1));
        Sighting told = new Sighting(1, 0, 0, List.of(new double[2]), scene, null, OptionalInt.empty(), null, false);
        session.giveUp(ask(session, told));
        assertThat(ask(session, at(2, 1, null)).request().situation().goal()).isEqualTo(new LineGoal(1));
    }

    @Test
    void everyWrongObservation_isRefused_andNothingOfItIsRemembered() {
        Session session = session();
        answer(session, ask(session, at(5, 0, null)));
        assertThatThrownBy(() -> session.observe(at(5, 1, null), 0)).hasMessage("sequence must grow: > 5, was 5");
        assertThatThrownBy(() -> session.observe(at(6, 1, new Execution(2, 0, 1)), 0))
                .hasMessage("execution.chunk must be one of the latest [1], was 2");
        assertThatThrownBy(() -> session.observe(at(6, 1, new Execution(1, 0, 8)), 0))
                .hasMessage("execution.next must be <= 7, the actions of the chunk, was 8");
        session.giveUp(ask(session, at(6, 40, null)));
        assertThatThrownBy(() -> session.observe(at(7, 39, null), 0))
                .hasMessage("step must be >= 40, that of the newest observation, was 39");
        assertThat(session.lastSequence()).isEqualTo(6);
        assertThat(session.lastStep()).isEqualTo(40);
        assertThat(session.next(0)).isNull();
    }
}
