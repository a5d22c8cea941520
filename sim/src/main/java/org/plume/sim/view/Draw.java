package org.plume.sim.view;

import java.util.List;

/**
 * What a policy sampled at one step of an episode, and which of it was followed.
 *
 * @param step actions executed before it
 * @param chosen index of the candidate that was followed; {@link Moment#NONE} when none was
 * @param modeNames names of the modes by index; empty when they have none
 */
public record Draw(int step, List<Candidate> candidates, int chosen, List<String> modeNames) {

    /** Before anything is sampled. */
    static final Draw NOTHING = new Draw(0, List.of(), Moment.NONE, List.of());

    public Draw {
        candidates = List.copyOf(candidates);
        modeNames = List.copyOf(modeNames);
        if (step < 0) {
            throw new IllegalArgumentException("step must be >= 0, was " + step);
        }
        Moment.checkChosen(chosen, candidates.size());
    }
}
