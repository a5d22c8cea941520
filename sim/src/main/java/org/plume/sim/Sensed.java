package org.plume.sim;

import java.util.List;
import org.plume.arm.Scene;

/**
 * What a controller is told.
 *
 * @param frames observations since the start of the episode, oldest first, the last one present; each in the order of
 *     {@link Task#observation()}
 * @param scene goal and obstacles
 * @param step actions executed so far, {@code frames.size() - 1}
 */
public record Sensed(List<double[]> frames, Scene scene, int step) {

    public Sensed {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("frames must hold at least the present observation, were empty");
        }
        frames = List.copyOf(frames);
    }

    public double[] present() {
        return frames.get(frames.size() - 1);
    }

    /** The last {@code n} observations, oldest first; before the start, the first one repeats. */
    public List<double[]> last(int n) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = frames.get(Math.max(0, frames.size() - n + i));
        }
        return List.of(rows);
    }
}
