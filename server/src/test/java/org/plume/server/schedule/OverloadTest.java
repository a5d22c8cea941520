package org.plume.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.server.schedule.Rig.MS;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plume.generative.Streams;
import org.plume.server.schedule.Rig.Steps;

class OverloadTest {

    private static final int EVALUATIONS = 8;
    private static final double DEADLINE = 100;
    private static final double SECONDS = 1;

    /** @param later of the late ones, those that were taken after the first stall */
    private record Result(int inTime, int late, int later, int refused) {}

    /** Requests come at random times at this rate, in units of what the machine can do. */
    private static Result load(int rows, double times) {
        return load(rows, times, 0);
    }

    /** The same while the machine stands still for so long twice a second, ms. */
    private static Result load(int rows, double times, double stall) {
        Rig rig = new Rig(1000);
        RandomGenerator rng = new Streams(1).at(0);
        double gap = EVALUATIONS * Rig.cost(Lane.ROWS) * (double) rows / Lane.ROWS / times;
        List<Steps> taken = new ArrayList<>();
        int early = 0;
        int refused = 0;
        double next = 1;
        double stalling = 250 * MS;
        while (next < SECONDS * 1000 * MS) {
            rig.runUntil((long) next);
            rig.now = Math.max(rig.now, (long) next);
            if (stall > 0 && rig.now > stalling) {
                rig.now += (long) (stall * MS);
                stalling += 500 * MS;
                early = early == 0 ? taken.size() : early;
            }
            Steps job = rig.steps(rows);
            try {
                rig.submit(job, EVALUATIONS, DEADLINE - (rig.now - next) / MS);
                taken.add(job);
            } catch (BusyException | LateException full) {
                refused++;
            }
            next += gap * rng.nextExponential();
        }
        rig.run();
        int inTime = (int) taken.stream().filter(job -> job.finished).count();
        int later =
                (int) taken.stream().skip(early).filter(job -> !job.finished).count();
        return new Result(inTime, taken.size() - inTime, later, refused);
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "16, 3", "64, 3", "16, 1.2", "16, 10"})
    void underOverload_theMachineDoesWhatItCan_andWhatItTakesIsInTime(int rows, double times) {
        double possible = SECONDS * 1000 * MS / (EVALUATIONS * Rig.cost(Lane.ROWS) * (double) rows / Lane.ROWS);

        Result result = load(rows, times);

        assertThat(result.inTime()).as("%s of %s", result, possible).isGreaterThan((int) (0.9 * possible));
        assertThat(result.late()).isLessThanOrEqualTo(result.inTime() / 100);
    }

    /** The first stall may make some late; who is taken after it is in time in spite of the next. */
    @ParameterizedTest
    @CsvSource({"4, 3, 30", "16, 3, 30", "16, 3, 50", "16, 10, 40"})
    void afterAStall_whatIsTakenIsInTimeThoughTheMachineStallsAgain(int rows, double times, double stall) {
        double possible =
                SECONDS * (1000 - 2 * stall) * MS / (EVALUATIONS * Rig.cost(Lane.ROWS) * (double) rows / Lane.ROWS);

        Result result = load(rows, times, stall);

        assertThat(result.later()).as("%s", result).isLessThanOrEqualTo(1);
        assertThat(result.late()).as("%s", result).isLessThan(30);
        assertThat(result.inTime()).as("%s of %s", result, possible).isGreaterThan((int) (0.85 * possible));
    }

    @ParameterizedTest
    @CsvSource({"4", "16"})
    void underHalfTheLoad_nobodyIsRefused(int rows) {
        assertThat(load(rows, 0.5).refused()).isZero();
    }
}
