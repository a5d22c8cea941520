package org.plume.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.server.schedule.Rig.MS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plume.server.schedule.Rig.Steps;

/** What sharing must reach, on a clock of its own: {@code bench server} measures the same on a machine. */
class SharingTest {

    private static final int EVALUATIONS = 8;
    private static final int ROBOTS = 32;
    private static final double PATIENCE = 30_000;

    private record Asked(Steps job, double due) {}

    private final Rig rig = new Rig(1000);
    private final List<Asked> asked = new ArrayList<>();

    /** Jobs of one row at fixed times, a robot after the other; their latencies from when they were due, sorted, ns. */
    private double[] onSchedule(double gap, int jobs, Priority priority, Runnable between) {
        double begin = rig.now;
        asked.clear();
        for (int i = 0; i < jobs; i++) {
            double due = begin + i * gap;
            rig.runUntil((long) due);
            rig.now = Math.max(rig.now, (long) due);
            Steps job = rig.steps(1);
            rig.submit(job, priority, EVALUATIONS, EVALUATIONS, PATIENCE);
            asked.add(new Asked(job, due));
            between.run();
        }
        rig.run();
        assertThat(asked).allMatch(a -> a.job().finished);
        double[] sorted =
                asked.stream().mapToDouble(a -> a.job().ended - a.due()).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double p99(double[] sorted) {
        return sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
    }

    /** Robots that each ask again as soon as they are answered: answers a second. */
    private static double closedLoop(int robots) {
        Rig rig = new Rig(1000);
        List<Steps> open = new ArrayList<>();
        int answered = 0;
        while (rig.now < 1000 * MS) {
            while (open.size() < robots) {
                Steps job = rig.steps(1);
                rig.submit(job, EVALUATIONS, PATIENCE);
                open.add(job);
            }
            rig.step();
            int before = open.size();
            open.removeIf(job -> job.finished);
            answered += before - open.size();
        }
        return answered;
    }

    @Test
    void thirtyTwoRobots_areAnsweredMoreThanFourTimesAsOftenAsOne() {
        double possible = ROBOTS * (double) Rig.cost(1) / Rig.cost(ROBOTS);

        double gain = closedLoop(ROBOTS) / closedLoop(1);

        assertThat(gain).isGreaterThan(4).isGreaterThan(0.95 * possible);
    }

    @Test
    void atSixtyPercentOfTheirThroughput_nobodyWaitsMuchLongerThanAlone() {
        double step = Rig.cost(1);
        double alone = p99(onSchedule(100 * MS, 50, Priority.BATCH, () -> {}));
        double gap = 1000 * MS / (0.6 * closedLoop(ROBOTS));

        double together = p99(onSchedule(gap, 3000, Priority.BATCH, () -> {}));

        assertThat(together).isLessThanOrEqualTo(3 * alone + step);
    }

    @Test
    void besideBatchWorkThatFillsTheMachine_controlIsAtMostTwiceAsLate() {
        double solo = p99(onSchedule(20 * MS, 100, Priority.CONTROL, () -> {}));

        List<Steps> batch = new ArrayList<>();
        double beside = p99(onSchedule(20 * MS, 100, Priority.CONTROL, () -> {
            batch.removeIf(job -> job.finished);
            while (batch.size() < 4) {
                Steps job = rig.steps(64);
                rig.submit(job, EVALUATIONS, PATIENCE);
                batch.add(job);
            }
        }));

        assertThat(beside).isLessThanOrEqualTo(2 * solo);
    }
}
