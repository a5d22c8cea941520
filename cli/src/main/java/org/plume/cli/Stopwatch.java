package org.plume.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** How long a run of this process takes, by the wall and by its processors. */
final class Stopwatch {

    private final long began = System.nanoTime();
    private final Duration cpu = cpu();

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Puts {@code seconds} and {@code processorSeconds}, of this run alone where it went on with an earlier one. */
    void put(ObjectNode json) {
        json.put("seconds", Math.round((System.nanoTime() - began) / 1e9));
        json.put("processorSeconds", cpu().minus(cpu).toSeconds());
    }
}
