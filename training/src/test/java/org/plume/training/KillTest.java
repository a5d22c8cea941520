package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;

class KillTest {

    @TempDir
    Path folder;

    @Test
    void aRunKilledAgainAndAgain_endsAsOneThatWasNot() throws IOException, InterruptedException {
        Trained whole = KilledRun.train(folder.resolve("whole"), Progress.SILENT);
        Path work = folder.resolve("killed");
        RandomGenerator rng = new Streams(5).at(0);
        long reached = 0;
        for (int kill = 0; kill < 4; kill++) {
            reached = killAfter(work, 1 + rng.nextInt(60));
        }
        assertThat(reached).isBetween(20L, (long) KilledRun.STEPS);

        assertThat(KilledRun.train(work, Progress.SILENT)).isEqualTo(whole);
        assertThat(Files.readAllBytes(work.resolve("metrics.csv")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole/metrics.csv")));
    }

    /** Kills the run in the step after it has told of so many; the answer is how far it had come. */
    private static long killAfter(Path work, int steps) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .replace('\n', File.pathSeparatorChar),
                        KilledRun.class.getName(),
                        work.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = 0;
        try (BufferedReader out = run.inputReader(StandardCharsets.UTF_8);
                OutputStream goOn = run.getOutputStream()) {
            for (int i = 0; i < steps; i++) {
                String line = out.readLine();
                assertThat(line).as("the run told of a step").isNotNull();
                last = Long.parseLong(line);
                goOn.write('\n');
                goOn.flush();
            }
        } finally {
            run.destroyForcibly().waitFor();
        }
        return last;
    }
}
