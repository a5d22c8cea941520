package org.plume.sim.view;

import java.util.List;

/**
 * What there is to see at one time of an episode. Moments between two draws share the list of candidates.
 *
 * @param time since the episode's start, s
 * @param joints the arm's configuration, rad; empty without an arm
 * @param executed where the tool has been so far, {@code [steps][3]}, m
 * @param candidates the trajectories sampled last; may be empty
 * @param chosen index of the one that is followed; {@link #NONE} when none is
 * @param modeNames names of the modes by index; empty when they have none
 * @param note a few words on this moment, for instance how it ended; may be empty
 */
public record Moment(
        double time,
        double[] joints,
        double[][] executed,
        List<Candidate> candidates,
        int chosen,
        List<String> modeNames,
        String note) {

    /** No candidate is chosen. */
    public static final int NONE = -1;

    public Moment {
        candidates = List.copyOf(candidates);
        modeNames = List.copyOf(modeNames);
        Paths.check("executed", executed);
        checkChosen(chosen, candidates.size());
    }

    /** At time 0, with no way behind it; {@code chosen} is an index of the candidates. */
    public static Moment of(double[] joints, List<Candidate> candidates, int chosen) {
        return new Moment(0, joints, new double[0][], candidates, chosen, List.of(), "");
    }

    /** One more than the largest mode index. */
    public int modes() {
        int modes = 0;
        for (Candidate candidate : candidates) {
            modes = Math.max(modes, candidate.mode() + 1);
        }
        return modes;
    }

    static void checkChosen(int chosen, int candidates) {
        if (chosen != NONE && (chosen < 0 || chosen >= candidates)) {
            throw new IllegalArgumentException(
                    "chosen must be in [0, " + candidates + ") or " + NONE + ", was " + chosen);
        }
    }
}
