package org.plume.cli;

import java.util.List;
import java.util.stream.Stream;
import org.plume.arm.Column;
import org.plume.sim.Task;

/** The columns of demonstrations that a task's observation and action name. */
final class Columns {

    private Columns() {}

    static List<Column> of(Task task) {
        return Stream.concat(task.observation().stream(), task.action().stream())
                .map(text -> Column.parse(Column.parse(text).name()))
                .distinct()
                .toList();
    }
}
