package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.plume;
import static org.plume.Commands.process;
import static org.plume.Commands.refused;
import static org.plume.WindCommands.sample;
import static org.plume.WindCommands.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Process process = process(sample(killed, few))
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
