package org.plume.weather.io;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real data, where the machine has it; a test that needs it is skipped elsewhere. */
final class SharedData {

    private SharedData() {}

    static Path file(String name) {
        Path file = Path.of(System.getProperty("plume.shared", "../shared"), "data/weather", name);
        Assumptions.assumeTrue(Files.exists(file), () -> "needs " + file);
        return file;
    }
}
