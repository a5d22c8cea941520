package org.plume.sim;

import java.util.List;
import java.util.ServiceLoader;

/** The tasks on the class path: those named in {@code META-INF/services/org.plume.sim.Task}. */
public final class Tasks {

    private Tasks() {}

    /** Every task that is declared as a service. */
    public static List<Task> all() {
        return ServiceLoader.load(Task.class, Task.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * The task of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Task named(String name) {
        List<Task> all = all();
        return all.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("task must be one of "
                        + all.stream().map(Task::name).sorted().toList() + ", was '" + name + "'"));
    }
}
