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
 * @param keepsMode whether the best is of the mode of the path chosen before: on its side of the known obstacles, and of the mode
 *     that comes nearest to it; false where there was none
 * @param firstStep index of the first step of a chunk that lies ahead
 * @param evaluations network evaluations of one trajectory
 */
public record Plan(
        List<Candidate> candidates,
        List<Mode> modes,
        OptionalInt best,
        String reason,
        boolean chosenFeasible,
        boolean keepsMode,
        int firstStep,
        int evaluations) {

    public Plan {
        candidates = List.copyOf(candidates);
        modes = List.copyOf(modes);
    }
}
