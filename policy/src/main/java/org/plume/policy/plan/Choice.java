package org.plume.policy.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.plume.policy.cost.Assessment;
import org.plume.policy.cost.Assessment.Violation;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.mode.PathDistances;

/**
 * Picks the feasible candidate of least cost, the first of equals. Where a path was chosen before, candidates of the mode
 * that comes nearest to it go first as long as one of them is feasible.
 *
 * @param weights of the cost terms
 * @param firstStep index of the first step of a chunk that lies ahead
 */
record Choice(CostWeights weights, int firstStep) {

    OptionalInt best(List<Candidate> candidates, List<double[]> chosen) {
        List<Integer> open = IntStream.range(0, candidates.size())
                .filter(i -> candidates.get(i).assessment().feasible())
                .boxed()
                .toList();
        if (!chosen.isEmpty() && !candidates.isEmpty()) {
            int mode = nearestMode(candidates, firstStep, chosen);
            List<Integer> same =
                    open.stream().filter(i -> candidates.get(i).mode() == mode).toList();
            open = same.isEmpty() ? open : same;
        }
        return open.stream()
                .min(Comparator.comparingDouble(
                        i -> candidates.get(i).assessment().terms().total(weights)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** The mode of the candidate nearest to the chosen path, over the steps that both have. */
    static int nearestMode(List<Candidate> candidates, int firstStep, List<double[]> chosen) {
        double[][] path = chosen.toArray(double[][]::new);
        return candidates.stream()
                .min(Comparator.comparingDouble(c -> PathDistances.between(ahead(c, firstStep), path)))
                .orElseThrow()
                .mode();
    }

    private static double[][] ahead(Candidate candidate, int firstStep) {
        double[][] path = candidate.chunk().path();
        return Arrays.copyOfRange(path, firstStep, path.length);
    }

    /** Why none of these is feasible, as in "none of 16 trajectories is feasible: 12 come too near to a known obstacle". */
    static String reason(List<Assessment> assessments) {
        Map<Violation, Integer> counts = new EnumMap<>(Violation.class);
        assessments.forEach(a -> counts.merge(a.violation(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((violation, count) -> parts.add(count + " " + violation.text()));
        return "none of " + assessments.size() + " trajectories is feasible: " + String.join(", ", parts);
    }
}
