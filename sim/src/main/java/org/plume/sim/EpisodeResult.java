package org.plume.sim;

import java.util.Optional;
import org.plume.arm.Scene;

/**
 * An episode that is over, or as far as it has come, whole, so that it can be replayed and drawn.
 *
 * @param trial which one
 * @param outcome how it ended
 * @param mode code of the way taken; empty when it ended before that was decided
 * @param clearance smallest distance between body and obstacles, m
 * @param clipped commands that exceeded a limit and were clipped
 * @param scene goal and obstacles
 * @param frames observations, {@code [steps + 1][observation]}
 * @param actions commands as the controller gave them, {@code [steps][action]}
 * @param tool positions of the tool, {@code [steps + 1][3]}, m
 */
public record EpisodeResult(
        Trial trial,
        Outcome outcome,
        Optional<String> mode,
        double clearance,
        int clipped,
        Scene scene,
        double[][] frames,
        double[][] actions,
        double[][] tool) {

    public EpisodeResult {
        if (frames.length != actions.length + 1 || tool.length != frames.length) {
            throw new IllegalArgumentException("frames and tool must have one row more than the " + actions.length
                    + " actions, had " + frames.length + " and " + tool.length);
        }
    }

    public int steps() {
        return actions.length;
    }

    public boolean success() {
        return outcome == Outcome.SUCCESS;
    }

    public boolean collision() {
        return outcome == Outcome.COLLISION;
    }

    /** Length of the tool's path, m. */
    public double pathLength() {
        double length = 0;
        for (int i = 1; i < tool.length; i++) {
            double dx = tool[i][0] - tool[i - 1][0];
            double dy = tool[i][1] - tool[i - 1][1];
            double dz = tool[i][2] - tool[i - 1][2];
            length += Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
        return length;
    }
}
