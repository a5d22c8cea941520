package org.plume.generative.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    /** A process whose command line is long; without the deep stack ONNX Runtime ends it by a segmentation fault. */
    @Test
    void aLongClassPath_isNoDanger() throws IOException, InterruptedException {
        String classPath =
                System.getProperty("java.class.path") + (File.pathSeparator + "absent/" + "x".repeat(90)).repeat(1000);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Main.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }

    /** Opens the environment. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Environment.get();
        }
    }
}
