package org.plume.weather.io;

import java.util.Locale;

/** Refuses work that would not fit, before it starts. */
public final class Memory {

    private Memory() {}

    /** Bytes that may still be used. */
    public static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    /**
     * @param what needs it, for the message
     * @param cure what could be done
     * @throws IllegalArgumentException if there is less than so much
     */
    public static void require(double bytes, String what, String cure) {
        long free = free();
        if (bytes > free) {
            throw new IllegalArgumentException(
                    what + " must fit into memory, needs " + text(bytes) + " where " + text((double) free)
                            + " are free: " + cure + ", or give Java more with JAVA_TOOL_OPTIONS=-Xmx<size>");
        }
    }

    static String text(double bytes) {
        if (bytes < 1e6) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes >= 1e9
                ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
