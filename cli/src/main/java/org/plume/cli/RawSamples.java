package org.plume.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.plume.arm.Scene;
import org.plume.policy.cost.Assessment;
import org.plume.policy.plan.Candidate;
import org.plume.policy.plan.Plan;
import org.plume.sim.Estimate;
import org.plume.sim.Sensed;
import org.plume.sim.Task;
import org.plume.sim.Ways;

/**
 * What a policy draws in the episodes of an evaluation, before anything is chosen. A sample is free of collision when nothing
 * of the body touches a known obstacle anywhere along what lies ahead in its chunk, swept at 5 mm; a margin is no collision. A
 * share is that of each episode, averaged over the episodes: samples of one episode depend on each other. Of a question that is
 * asked again because no sample was feasible only the first answer counts: to stop at the first success would flatter the share.
 * Safe for threads.
 */
final class RawSamples {

    private final List<Tally> tallies = new ArrayList<>();

    /** The samples of one episode. */
    static final class Tally {
        private int drawn;
        private int free;
        private int within;
        private int feasible;
        private int drawnFirst;
        private final List<double[][]> firstFree = new ArrayList<>();
        private Scene scene = Scene.EMPTY;
        private double[] start = {};

        /** Counts the answer to one question. */
        void add(Sensed now, Plan answer) {
            boolean first = drawn == 0;
            for (Candidate candidate : answer.candidates()) {
                count(candidate.assessment());
                if (first && free(candidate.assessment())) {
                    firstFree.add(path(now.present(), candidate, answer.firstStep()));
                }
            }
            if (first) {
                scene = now.scene();
                start = now.present().clone();
                drawnFirst = drawn;
            }
        }

        private void count(Assessment assessment) {
            drawn++;
            free += free(assessment) ? 1 : 0;
            within +=
                    assessment.terms().jointLimits() <= 0 && assessment.terms().velocityLimits() <= 0 ? 1 : 0;
            feasible += assessment.feasible() ? 1 : 0;
        }

        private static boolean free(Assessment assessment) {
            return assessment.minClearance() >= 0;
        }

        private static double[][] path(double[] present, Candidate candidate, int first) {
            double[][] chunk = candidate.chunk().path();
            double[][] path = new double[chunk.length - first + 1][];
            path[0] = present.clone();
            System.arraycopy(chunk, first, path, 1, chunk.length - first);
            return path;
        }
    }

    synchronized void add(Tally tally) {
        if (tally.drawn > 0) {
            tallies.add(tally);
        }
    }

    /**
     * What {@code ./plume evaluate policy} prints of them.
     *
     * @param samples K of each request
     */
    synchronized Map<String, Estimate> estimates(Task task, int samples) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        estimates.put("feasibleSamples", share(tallies, t -> (double) t.feasible / t.drawn));
        estimates.put("rawCollisionFree", share(tallies, t -> (double) t.free / t.drawn));
        estimates.put("rawCollisionFreeAtStart", share(tallies, t -> (double) t.firstFree.size() / t.drawnFirst));
        estimates.put("rawWithinLimits", share(tallies, t -> (double) t.within / t.drawn));
        if (samples > 1) {
            task.ways().ifPresent(ways -> estimates.putAll(modes(ways)));
        }
        return estimates;
    }

    /**
     * Of the scenes where the planner finds at least two modes free: in how many the first question's samples, those free of
     * collision, show at least two; how many modes are free; how many are sampled.
     */
    private Map<String, Estimate> modes(Ways ways) {
        List<Integer> free = new ArrayList<>();
        List<Integer> sampled = new ArrayList<>();
        for (Tally tally : tallies) {
            int ofPlanner = ways.free(tally.scene, tally.start).size();
            if (ofPlanner >= 2) {
                free.add(ofPlanner);
                sampled.add((int) tally.firstFree.stream()
                        .flatMap(path -> ways.code(tally.scene, path).stream())
                        .distinct()
                        .count());
            }
        }
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        int several = (int) sampled.stream().filter(n -> n >= 2).count();
        estimates.put("twoModesSampled", Estimate.share(several, sampled.size()));
        estimates.put("modesSampled", mean(sampled));
        estimates.put("modesFree", mean(free));
        return estimates;
    }

    private static Estimate mean(List<Integer> counts) {
        return Estimate.mean(counts.stream().mapToDouble(n -> n).sorted().toArray());
    }

    private static Estimate share(List<Tally> tallies, ToDoubleFunction<Tally> share) {
        double[] values = tallies.stream().mapToDouble(share).toArray();
        Arrays.sort(values);
        return Estimate.meanShare(values);
    }
}
