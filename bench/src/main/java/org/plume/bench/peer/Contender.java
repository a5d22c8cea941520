package org.plume.bench.peer;

import java.time.Duration;

/** What takes turns: runs its task again and again for a while. */
@FunctionalInterface
public interface Contender {

    /** Runs for about this long. */
    Block run(Duration time);

    /** The task within this process. */
    static Contender of(Runnable task) {
        return time -> Block.measure(task, time);
    }
}
