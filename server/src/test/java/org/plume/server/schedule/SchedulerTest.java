package org.plume.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plume.server.schedule.Rig.MS;

import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.plume.server.schedule.Rig.Steps;

class SchedulerTest {

    private static final double LONG_AGO = 30_000;

    private final Rig rig = new Rig(1000);

    @Test
    void requestsOfOneModel_advanceTogether_joinAtTheNextStepAndLeaveWhenDone() {
        Steps first = rig.steps(2);
        Steps second = rig.steps(3);
        rig.submit(first, 3, LONG_AGO);
        rig.step();
        rig.submit(second, 1, LONG_AGO);

        rig.run();

        assertThat(rig.batches).containsExactly(2, 5, 2);
        assertThat(first.finished && second.finished).isTrue();
        assertThat(second.ended).isLessThan(first.ended);
    }

    @Test
    void aShortRequest_neverWaitsForALongOne() {
        List<Steps> fifty = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            fifty.add(rig.steps(64));
            rig.submit(fifty.get(i), 50, LONG_AGO);
        }
        rig.step();
        Steps four = rig.steps(1);
        long asked = rig.now;
        rig.submit(four, 4, LONG_AGO);

        rig.run();

        assertThat(four.ended - asked).as("four steps of full batches").isLessThanOrEqualTo(4 * Rig.cost(64));
        assertThat(fifty).allMatch(job -> job.finished && job.told == 50);
    }

    @Test
    void whereTimeIsShort_theEarliestDeadlineGoesFirst() {
        Steps late = rig.steps(64);
        Steps soon = rig.steps(64);
        Steps middle = rig.steps(64);
        rig.submit(late, 8, 40);
        rig.submit(soon, 8, 20);
        rig.submit(middle, 8, 30);

        rig.run();

        assertThat(soon.ended).isLessThan(middle.ended);
        assertThat(middle.ended).isLessThan(late.ended);
        assertThat(List.of(late, soon, middle)).allMatch(job -> job.finished);
        assertThat(late.ended).isLessThan(40 * MS);
    }

    @Test
    void anEarlierDeadlineThatComesLater_overtakes() {
        Steps running = rig.steps(64);
        rig.submit(running, 20, 60);
        rig.step();
        Steps urgent = rig.steps(64);
        rig.submit(urgent, 4, 7);

        rig.run();

        assertThat(urgent.finished && running.finished).isTrue();
        assertThat(urgent.ended).isLessThan(running.ended);
    }

    @Test
    void control_goesBeforeBatchWhateverTheDeadlines() {
        Steps batch = rig.steps(64);
        Steps control = rig.steps(1);
        rig.submit(batch, 8, 15);
        rig.submit(control, Priority.CONTROL, 8, 8, LONG_AGO);

        rig.run();

        assertThat(control.ended).isEqualTo(1 + 8 * Rig.cost(1));
        assertThat(batch.finished).isTrue();
    }

    @Test
    void whileControlIsAbout_noStepOfBatchTakesLongerThanOneOfControl() {
        for (int i = 0; i < 10; i++) {
            rig.now += 50 * MS;
            rig.submit(rig.steps(4), Priority.CONTROL, 8, 8, LONG_AGO);
            rig.run();
        }
        rig.batches.clear();
        Steps batch = rig.steps(64);
        rig.submit(batch, 2, LONG_AGO);

        rig.run();

        assertThat(rig.batches).allMatch(rows -> Rig.cost(rows) <= Rig.cost(4));
        assertThat(batch.told).isEqualTo(2);
        rig.now += 2000 * MS;
        rig.batches.clear();
        rig.submit(rig.steps(64), 2, LONG_AGO);
        rig.run();
        assertThat(rig.batches).containsExactly(64, 64);
    }

    @Test
    void theDeadline_decidesHowManyEvaluationsThereAre_downToTheFloor() {
        Steps whole = rig.steps(1);
        Steps cut = rig.steps(1);
        assertThat(rig.submit(whole, Priority.BATCH, 50, 4, 1000).evaluations()).isEqualTo(50);
        rig.run();
        int used = rig.submit(cut, Priority.BATCH, 50, 4, 10).evaluations();
        rig.run();

        assertThat(whole.told).isEqualTo(50);
        assertThat(used).isBetween(8, 18);
        assertThat(cut.told).isEqualTo(used);
        assertThat(cut.finished).isTrue();
        assertThatThrownBy(() -> rig.submit(rig.steps(1), Priority.BATCH, 50, 30, 10))
                .isInstanceOf(LateException.class)
                .hasMessageMatching("needs about 1[0-9.]+ ms for 30 network evaluations, 10.0 ms are left: .*");
    }

    @Test
    void whatCannotBeInTime_isRefusedAtTheDoorAndNobodyTakenBeforeIsMadeLate() {
        Steps taken = rig.steps(64);
        rig.submit(taken, 8, 12);

        assertThatThrownBy(() -> rig.submit(rig.steps(64), 8, 11))
                .isInstanceOf(BusyException.class)
                .hasMessageMatching(
                        "needs about [0-9.]+ ms beside 1 requests under way, 11.0 ms are left: ask again later");
        rig.run();
        assertThat(taken.finished).isTrue();
    }

    @Test
    void expiredWork_isNeverExecuted() {
        Steps job = rig.steps(1);
        rig.submit(job, 4, 100);
        rig.now += 101 * MS;

        rig.run();

        assertThat(rig.batches).isEmpty();
        assertThat(job.failure)
                .isInstanceOf(LateException.class)
                .hasMessage("the deadline passed after 101 ms on the server, of which it computed 0 ms");
    }

    @Test
    void workThatCannotBeInTimeAnyMore_isGivenUp() {
        Steps job = rig.steps(1);
        rig.submit(job, 100, 100);
        rig.step();
        rig.now += 90 * MS;

        rig.run();

        assertThat(rig.batches).hasSize(1);
        assertThat(job.failure).isInstanceOf(LateException.class).hasMessageContaining("needs about 50 ms more");
    }

    @Test
    void aStoppedJob_stopsBeforeItsNextStepAndLeavesItsPlace() {
        Rig narrow = new Rig(1);
        Steps job = narrow.steps(1);
        Ticket ticket = narrow.submit(job, 50, LONG_AGO);
        narrow.step();
        assertThatThrownBy(() -> narrow.submit(narrow.steps(1), 1, LONG_AGO))
                .isInstanceOf(BusyException.class)
                .hasMessage("requests under way must be <= 1, which they are already: ask again later");

        ticket.stop(new CancellationException("enough"));
        Steps next = narrow.steps(1);
        narrow.submit(next, 1, LONG_AGO);
        narrow.run();

        assertThat(job.told).isEqualTo(1);
        assertThat(job.failure).isInstanceOf(CancellationException.class);
        assertThat(next.finished).isTrue();
        ticket.stop(new CancellationException("again"));
        assertThat(job.failure).hasMessage("enough");
    }

    @Test
    void controlHasPlacesOfItsOwn() {
        Rig narrow = new Rig(1);
        narrow.submit(narrow.steps(1), 5, LONG_AGO);
        Steps control = narrow.steps(1);

        narrow.submit(control, Priority.CONTROL, 1, 1, LONG_AGO);
        narrow.run();

        assertThat(control.finished).isTrue();
    }

    @Test
    void anErrorOfSomeRows_endsTheirJobAlone() {
        Steps well = rig.steps(2);
        Steps ill = rig.new Steps(1, -1);
        Steps other = rig.new Steps(1, 5);
        rig.submit(well, 3, LONG_AGO);
        rig.submit(ill, 3, LONG_AGO);
        rig.submit(other, 3, LONG_AGO);

        assertThat(rig.scheduler.turn()).isInstanceOf(StackOverflowError.class);
        rig.run();

        assertThat(ill.failure).isInstanceOf(StackOverflowError.class);
        assertThat(well.told).isEqualTo(3);
        assertThat(well.finished && other.finished).isTrue();
    }

    @Test
    void anErrorBetweenTheRows_endsTheirJobs_andNobodyWaitsForEver() {
        Rig narrow = new Rig(1);
        Lane ill = new Lane("ill", queries -> new AbstractList<>() {
            @Override
            public double[] get(int i) {
                return queries.get(i).x();
            }

            @Override
            public int size() {
                return queries.size();
            }

            @Override
            public List<double[]> subList(int from, int to) {
                throw new OutOfMemoryError("of the list");
            }
        });
        Steps job = narrow.steps(2);
        narrow.scheduler.submit(ill, job, Terms.within(Duration.ofHours(1), Priority.BATCH, 3));

        assertThat(narrow.scheduler.turn()).isInstanceOf(OutOfMemoryError.class);
        assertThat(job.failure).isInstanceOf(OutOfMemoryError.class);

        Steps next = narrow.steps(1);
        narrow.submit(next, 1, LONG_AGO);
        narrow.run();
        assertThat(next.finished).isTrue();
    }

    @Test
    void aClosedScheduler_endsWhatIsUnderWayAndTakesNothingMore() {
        Steps job = rig.steps(1);
        rig.submit(job, 5, LONG_AGO);

        rig.scheduler.close();

        assertThat(job.failure).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> rig.submit(rig.steps(1), 1, LONG_AGO)).hasMessage("the server is shutting down");
    }

    @Test
    void theTimes_tellComputingFromWaiting() {
        Ticket first = rig.submit(rig.steps(64), 1, LONG_AGO);
        Ticket second = rig.submit(rig.steps(64), 1, LONG_AGO);

        rig.run();

        assertThat(first.computed()).isEqualTo(Rig.cost(64));
        assertThat(second.computed()).isEqualTo(Rig.cost(64));
        assertThat(first.waited() + second.waited()).isEqualTo(2 * Rig.cost(64));
    }
}
