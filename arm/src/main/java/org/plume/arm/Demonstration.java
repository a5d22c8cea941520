package org.plume.arm;

import org.jspecify.annotations.Nullable;

/**
 * One episode of somebody who can do the task.
 *
 * @param rows {@code [steps, columns]} in the order of {@link Demonstrations#columns()}
 * @param scene what stood around the arm; null when nobody wrote it down
 */
public record Demonstration(
        String name, double[][] rows, @Nullable Scene scene) {

    public Demonstration {
        if (name.isBlank() || name.contains(",") || name.contains("\n")) {
            throw new IllegalArgumentException(
                    "episode name must not be blank and hold no comma or line break, was \"" + name + "\"");
        }
        if (rows.length < 2) {
            throw new IllegalArgumentException("episode " + name + " must have >= 2 steps, had " + rows.length);
        }
    }

    public int steps() {
        return rows.length;
    }
}
