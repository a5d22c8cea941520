package org.plume.server.schedule;

import java.util.IdentityHashMap;

/**
 * How long it takes until a job is done that comes behind others. Jobs of one lane share steps: where all their rows fit into
 * a turn, they take the most steps at the price of a step of all their rows; else the others take their rows at the price of
 * full turns, and the job its own steps after that.
 */
final class Demand {

    /** What the jobs of one lane ask. */
    private static final class Sum {
        final Kind steps;
        final Kind pulls;
        double finishes;
        int jobs;

        Sum(Kind steps, Kind pulls) {
            this.steps = steps;
            this.pulls = pulls;
        }

        double time() {
            double evaluating = steps.time() + pulls.time();
            double each = finishes / jobs;
            return each <= Lane.LIGHT ? evaluating + finishes : Math.max(evaluating + each, finishes);
        }
    }

    /** Evaluations of one kind. */
    private final class Kind {
        private final Costs costs;
        private final int room;
        private double rowSteps;
        private int rows;
        private int longest;
        private int last;
        private int lastRows;

        Kind(Costs costs, int room) {
            this.costs = costs;
            this.room = room;
        }

        void add(int steps, int width) {
            rowSteps += (double) steps * width;
            rows += steps == 0 ? 0 : width;
            longest = Math.max(longest, steps);
            last = steps;
            lastRows = width;
        }

        double time() {
            if (rows <= room) {
                return longest == 0 ? 0 : longest * costs.cautious(rows, now);
            }
            double full = costs.cautious(room, now);
            double turns = Math.max(1, (double) lastRows / room);
            return (rowSteps - (double) last * lastRows) / room * full + last * turns * full;
        }
    }

    private final IdentityHashMap<Lane, Sum> sums = new IdentityHashMap<>();
    private final Agenda agenda;
    private final Priority priority;
    private final long now;

    /** @param priority of the jobs that are asked about */
    Demand(Agenda agenda, Priority priority, long now) {
        this.agenda = agenda;
        this.priority = priority;
        this.now = now;
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
        Sum sum = sums.computeIfAbsent(lane, l -> new Sum(kind(l, false), kind(l, true)));
        sum.steps.add(steps, load.rows());
        sum.pulls.add(pulls, load.pullRows());
        sum.jobs++;
        sum.finishes += lane.finishes().cautious(load.rows(), now);
    }

    private Kind kind(Lane lane, boolean pull) {
        Costs costs = lane.costs(pull);
        return new Kind(costs, agenda.room(costs, priority, now));
    }

    /** Until the job that was added last is done, ns. */
    double time() {
        double slowest = 0;
        double all = 0;
        for (Sum sum : sums.values()) {
            double time = sum.time();
            all += time;
            slowest = Math.max(slowest, time);
        }
        int workers = agenda.workers();
        return agenda.stretch().factor(now) * (workers == 1 ? all : Math.max(all / workers, slowest / workers));
    }
}
