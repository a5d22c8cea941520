package org.plume.sim;

import java.util.Optional;
import java.util.Set;
import org.plume.arm.Scene;

/** The ways through a scene, by the codes that are a task's modes. */
public interface Ways {

    /**
     * Codes of the ways that the task's planner finds free.
     *
     * @param start the first observation
     */
    Set<String> free(Scene scene, double[] start);

    /**
     * The code of a path that need not have been gone.
     *
     * @param path observations from the start on, {@code [steps][observation]}
     * @return empty where the path ends before its code is decided
     */
    Optional<String> code(Scene scene, double[][] path);
}
