package org.plume.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Seconds of work that is done once: when it is found done later, they are read from a file. */
record Stopwatch(Path file, long start) {

    static Stopwatch start(Path file) {
        return new Stopwatch(file, System.nanoTime());
    }

    /** The seconds that the work took, now or when it was done. */
    double stop() {
        try {
            if (Files.exists(file)) {
                return Double.parseDouble(Files.readString(file));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Files.writeString(file, Double.toString(seconds));
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
