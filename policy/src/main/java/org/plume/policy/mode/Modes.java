package org.plume.policy.mode;

import java.util.List;

/**
 * The modes of a set of paths, largest first.
 *
 * @param modes at least one
 * @param of {@code [paths]} index of each path's mode
 */
public record Modes(List<Mode> modes, int[] of) {

    public Modes {
        modes = List.copyOf(modes);
        of = of.clone();
    }
}
