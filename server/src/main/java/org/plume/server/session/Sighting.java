package org.plume.server.session;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Scene;

/**
 * What a robot tells.
 *
 * @param sequence grows from one to the next
 * @param step of the last frame
 * @param time of the last frame by the robot's clock, ns
 * @param frames one step apart, oldest first
 * @param scene goal and obstacles; null: as before
 * @param execution what is executed; null: nothing
 * @param delay actions of the chunk under way that will be executed before an answer can take over; empty: as measured
 * @param echo what the robot knows of the server's clock; null: nothing
 * @param silent whether no answer is wanted
 */
public record Sighting(
        long sequence,
        long step,
        long time,
        List<double[]> frames,
        @Nullable Scene scene,
        @Nullable Execution execution,
        OptionalInt delay,
        @Nullable Echo echo,
        boolean silent) {

    /**
     * The newest answer that the robot received.
     *
     * @param answered when it left, by the server's clock, ns
     * @param received when it came, by the robot's clock, ns
     */
    public record Echo(long answered, long received) {}

    public Sighting {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("frames must have >= 1 entries, had 0");
        }
        if (step < 0) {
            throw new IllegalArgumentException("step must be in [0, 2^63), was " + Long.toUnsignedString(step));
        }
        frames = List.copyOf(frames);
    }
}
