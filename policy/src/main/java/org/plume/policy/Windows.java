package org.plume.policy;

/**
 * How demonstrations are cut into examples. Before an episode its first row repeats (Chi et al. 2023).
 *
 * @param padAfter how many steps a chunk may reach beyond the end, at most horizon - observationSteps; Chi et al. use
 *     actionSteps - 1
 * @param ending what stands there
 * @param trimIdle whether leading rows in which the path does not move yet are left out
 * @param startShare how many of a minibatch's examples are an episode's first, in [0, 1], beside those drawn evenly: a start
 *     leaves most open, and is one window of many
 * @param augmentation disturbances
 */
public record Windows(int padAfter, Ending ending, boolean trimIdle, double startShare, Augmentation augmentation) {

    /** What follows the last row of an episode. */
    public enum Ending {
        /** The last row: the arm stays. */
        HOLD,
        /** The last step, again and again: the arm goes on. */
        CONTINUE
    }

    public Windows {
        if (padAfter < 0) {
            throw new IllegalArgumentException("windows.padAfter must be >= 0, was " + padAfter);
        }
        if (!(startShare >= 0 && startShare <= 1)) {
            throw new IllegalArgumentException("windows.startShare must be in [0, 1], was " + startShare);
        }
    }

    /** Refuses a padding that a chunk of this horizon cannot have. */
    public void check(int horizon, int observationSteps) {
        int most = horizon - observationSteps;
        if (padAfter > most) {
            throw new IllegalArgumentException(
                    "windows.padAfter must be <= horizon - observationSteps = " + most + ", was " + padAfter);
        }
    }
}
