package org.plume.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that only sleeps a millisecond at a time: by how much it overslept is what the machine, or this process, held up by itself.
 * Beside it the time that the machine below gave to others, where Linux tells (steal).
 */
final class Hiccups {

    private static final Path STAT = Path.of("/proc/stat");
    private static final int STEAL = 8;
    private static final double TICK_MS = 10;
    private static final long NAP = 1_000_000;
    private static final double LONG_MS = 10;

    private final Thread thread = new Thread(this::nap, "hiccups");
    private final double stolen = stolenMs();
    private volatile boolean over;
    private double longest;
    private int many;

    Hiccups() {
        thread.setDaemon(true);
        thread.start();
    }

    private void nap() {
        long last = System.nanoTime();
        while (!over) {
            LockSupport.parkNanos(NAP);
            long now = System.nanoTime();
            double overslept = (now - last - NAP) / 1e6;
            longest = Math.max(longest, overslept);
            many += overslept > LONG_MS ? 1 : 0;
            last = now;
        }
    }

    private static double stolenMs() {
        try {
            return TICK_MS * Long.parseLong(Files.readAllLines(STAT).get(0).split("\\s+")[STEAL]);
        } catch (IOException | RuntimeException unknown) {
            return 0;
        }
    }

    /** Until now. */
    Map<String, Object> numbers() {
        stop();
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("longestMs", longest);
        numbers.put("over10Ms", many);
        numbers.put("stolenMs", stolenMs() - stolen);
        return numbers;
    }

    private void stop() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
