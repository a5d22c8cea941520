package org.plume.server.schedule;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * How long it takes to compute some jobs together. Jobs of one lane share steps: they take the longer of all their rows at
 * the price of full batches, and of the most steps at the price of a step of all their rows.
 */
final class Demand {

    /** What the jobs of one lane ask. */
    private static final class Sum {
        final Kind steps = new Kind();
        final Kind pulls = new Kind();
        double finishes;
        int jobs;

        double time(Lane lane, long now) {
            double evaluating = steps.time(lane.costs(false), now) + pulls.time(lane.costs(true), now);
            double each = finishes / jobs;
            return each <= Lane.LIGHT ? evaluating + finishes : Math.max(evaluating + each, finishes);
        }
    }

    private static final class Kind {
        double rowSteps;
        int rows;
        int longest;

        void add(int steps, int width) {
            if (steps > 0) {
                rowSteps += (double) steps * width;
                rows += width;
                longest = Math.max(longest, steps);
            }
        }

        double time(Costs costs, long now) {
            if (longest == 0) {
                return 0;
            }
            int together = Math.min(rows, Lane.ROWS);
            double throughput = rowSteps * costs.cautious(Lane.ROWS, now) / Lane.ROWS;
            return Math.max(throughput, longest * costs.cautious(together, now));
        }
    }

    private final Map<Lane, Sum> sums = new IdentityHashMap<>();
    private final long now;
    private final int workers;

    Demand(long now, int workers) {
        this.now = now;
        this.workers = workers;
    }

    /** What is left of a job. */
    void add(Entry entry) {
        add(entry.lane, entry.load(), entry.stepsLeft(), entry.pullsLeft());
    }

    /** A whole job. */
    void add(Lane lane, Load load) {
        add(lane, load, load.steps(), load.pulls());
    }

    private void add(Lane lane, Load load, int steps, int pulls) {
        Sum sum = sums.computeIfAbsent(lane, l -> new Sum());
        sum.steps.add(steps, load.rows());
        sum.pulls.add(pulls, load.pullRows());
        sum.jobs++;
        sum.finishes += lane.finishes().cautious(load.rows(), now);
    }

    /** ns */
    double time() {
        double slowest = 0;
        double all = 0;
        for (Map.Entry<Lane, Sum> entry : sums.entrySet()) {
            double time = entry.getValue().time(entry.getKey(), now);
            all += time;
            slowest = Math.max(slowest, time);
        }
        return workers == 1 ? all : Math.max(all / workers, slowest / workers);
    }
}
