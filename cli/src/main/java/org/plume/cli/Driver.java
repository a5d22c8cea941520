package org.plume.cli;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plume.sim.Controller;
import org.plume.sim.ControllerFactory;
import org.plume.sim.Estimate;
import org.plume.sim.Task;
import org.plume.sim.view.Draw;

/** A policy that can drive episodes of a task: in this process, or behind a server. */
interface Driver extends AutoCloseable {

    String name();

    /** Network evaluations of one trajectory. */
    int evaluations();

    /**
     * A controller of one of a task's episodes.
     *
     * @param listener is told of all that it samples; null: nobody looks
     * @param seed everything random in it is a function of it
     */
    Controller episode(Task task, @Nullable Consumer<Draw> listener, long seed);

    default ControllerFactory controllers(Task task) {
        return seed -> episode(task, null, seed);
    }

    /** What else is worth knowing of it after its episodes. */
    default Map<String, Estimate> more(Task task) {
        return Map.of();
    }

    @Override
    void close();
}
