package org.plume.policy.plan;

import java.util.List;
import java.util.OptionalInt;
import org.plume.policy.mode.Mode;

/**
 * The answer of a {@link Planner}.
 *
 * @param candidates the K trajectories, in the order of their streams
 * @param modes largest first
 * @param best index of the feasible candidate of least cost; empty when none is feasible
 * @param reason why there is no best; empty where there is one
 * @param chosenFeasible whether the path chosen before may still be followed; false where there was none
 * @param firstStep index of the first step of a chunk that lies ahead
 * @param evaluations network evaluations of one trajectory
 */
public record Plan(
        List<Candidate> candidates,
        List<Mode> modes,
        OptionalInt best,
        String reason,
        boolean chosenFeasible,
        int firstStep,
        int evaluations) {

    public Plan {
        candidates = List.copyOf(candidates);
        modes = List.copyOf(modes);
    }

    /**
     * Whether the best is of the mode that comes nearest to this path.
     *
     * @param chosen {@code [steps, coordinates]}, its first row the first that lies ahead
     */
    public boolean keepsTo(List<double[]> chosen) {
        return best.isPresent()
                && !chosen.isEmpty()
                && candidates.get(best.getAsInt()).mode() == Choice.nearestMode(candidates, firstStep, chosen);
    }
}
