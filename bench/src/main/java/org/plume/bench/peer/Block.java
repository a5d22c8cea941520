package org.plume.bench.peer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs of one task without a pause.
 *
 * @param wallMs median wall time of a run, ms
 * @param cpuMs mean processor time of a run, ms: of the whole process, compiler and collector included
 * @param runs how many
 */
public record Block(double wallMs, double cpuMs, int runs) {

    private static final int LEAST = 3;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static Block measure(Runnable task, Duration time) {
        List<Long> wall = new ArrayList<>();
        long cpu = SYSTEM.getProcessCpuTime();
        long begin = System.nanoTime();
        while (wall.size() < LEAST || System.nanoTime() - begin < time.toNanos()) {
            long start = System.nanoTime();
            task.run();
            wall.add(System.nanoTime() - start);
        }
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        Collections.sort(wall);
        return new Block(wall.get(wall.size() / 2) / 1e6, cpu / 1e6 / wall.size(), wall.size());
    }
}
