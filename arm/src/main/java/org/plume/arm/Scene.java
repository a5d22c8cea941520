package org.plume.arm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands around an arm, and what it is to reach there, if anything. */
public record Scene(List<Obstacle> obstacles, @Nullable Goal goal) {

    public static final Scene EMPTY = new Scene(List.of(), null);

    public Scene {
        obstacles = List.copyOf(obstacles);
    }
}
