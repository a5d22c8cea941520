package org.plume.sim.view;

import java.util.List;

/**
 * An episode to be looked at again.
 *
 * @param setting what stays
 * @param moments in the order of time, at least one
 */
public record Replay(Setting setting, List<Moment> moments) {

    public Replay {
        moments = List.copyOf(moments);
        if (moments.isEmpty()) {
            throw new IllegalArgumentException("moments must have >= 1 entries, had 0");
        }
    }

    /** Of one moment. */
    public static Replay of(Setting setting, Moment moment) {
        return new Replay(setting, List.of(moment));
    }

    /** The latest moment. */
    public Moment last() {
        return moments.get(moments.size() - 1);
    }
}
