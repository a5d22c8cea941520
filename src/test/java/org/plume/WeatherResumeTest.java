package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.WindCommands.plume;
import static org.plume.WindCommands.refused;
import static org.plume.WindCommands.sample;
import static org.plume.WindCommands.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run of `sample weather` that is killed. */
@ExtendWith(WindCommands.class)
class WeatherResumeTest {

    @TempDir
    Path folder;

    /** Killed as often as it takes, a run ends with the bytes of one that was not. */
    @Test
    void aRunThatIsKilled_goesOnWhereItStood() throws IOException, InterruptedException {
        String[] few = {"--start", "2003-02-01,2003-03-01", "--leads", "3", "--members", "4000"};
        Path whole = folder.resolve("whole.nc");
        assertThat(plume(sample(whole, few)).status()).isZero();
        Path killed = folder.resolve("killed.nc");
        Path partial = folder.resolve("killed.nc.partial");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dplume.home=" + System.getProperty("plume.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.plume.cli.Plume"));
        command.addAll(List.of(sample(killed, few)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        while (process.isAlive() && !(Files.exists(partial) && Files.size(partial) > 20_000)) {
            Thread.sleep(1);
        }
        process.destroyForcibly().waitFor();
        if (Files.exists(partial)) {
            refused("must be complete, but is not", score(partial));
            assertThat(plume(sample(killed, few)).status()).isZero();
        }
        assertThat(partial).doesNotExist();
        assertThat(Files.mismatch(whole, killed)).isEqualTo(-1);
    }
}
