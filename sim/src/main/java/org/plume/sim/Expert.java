package org.plume.sim;

import java.util.function.IntConsumer;
import org.plume.arm.Demonstrations;

/** Shows how a task is done, in all its modes. */
@FunctionalInterface
public interface Expert {

    /**
     * Demonstrations with the columns that the task's observation and action name; episode i is a function of
     * ({@code seed}, i).
     *
     * @param episodes how many, >= 1
     * @param finished is told the number of those that are done
     */
    Demonstrations demonstrate(int episodes, IntConsumer finished, long seed);
}
