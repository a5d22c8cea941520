package org.plume.sim;

/**
 * Names an episode of a study.
 *
 * @param seed seed of its group
 * @param episode index within the group, from 0
 */
public record Trial(long seed, int episode) {

    /** Seed of everything random in the task. */
    public long taskSeed() {
        return Seeds.of(Seeds.of(seed, episode), 0);
    }

    /** Seed of everything random in the controller. */
    public long controllerSeed() {
        return Seeds.of(Seeds.of(seed, episode), 1);
    }
}
