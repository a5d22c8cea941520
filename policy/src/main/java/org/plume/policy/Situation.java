package org.plume.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Goal;
import org.plume.arm.Obstacle;

/**
 * What is known when a policy is asked.
 *
 * @param frames the newest observations, oldest first, in the order of {@link PolicySpec#observations()}
 * @param goal what is to be reached, if anything
 * @param obstacles the known obstacles, in the arm's base frame
 */
public record Situation(List<double[]> frames, @Nullable Goal goal, List<Obstacle> obstacles) {

    public Situation {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("frames must have >= 1 entries, had 0");
        }
        frames = List.copyOf(frames);
        obstacles = List.copyOf(obstacles);
    }

    /** Without goal and obstacles; frames from the oldest to the present one. */
    public static Situation of(List<double[]> frames) {
        return new Situation(frames, null, List.of());
    }

    /** The observation before the newest; the newest where there is no other. */
    public double[] beforePresent() {
        return frames.get(Math.max(0, frames.size() - 2));
    }

    /** The newest observation. */
    public double[] present() {
        return frames.get(frames.size() - 1);
    }
}
