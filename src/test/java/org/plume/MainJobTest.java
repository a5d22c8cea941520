package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.done;
import static org.plume.Commands.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.server.PlumeServer;
import org.plume.server.ServedModels;
import org.plume.server.ServerOptions;

/** What the README promises first: the demo, and a study against a server that is looked at afterwards. */
class MainJobTest {

    @TempDir
    Path folder;

    private static void assumePictures() {
        boolean xvfb = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "Xvfb")));
        Assumptions.assumeTrue(xvfb, "Xvfb is not installed: apt-get install xvfb");
    }

    @Test
    void theDemo_servesDrivesMeasuresAndDraws() throws IOException {
        assumePictures();
        Path out = folder.resolve("demo");

        done("demo", "--episodes", "2", "--out", out.toString());

        JsonNode json = json(out.resolve("demo.json"));
        assertThat(json.get("tasks"))
                .extracting(task -> task.get("task").asText())
                .containsExactly("avoiding", "reach", "lorenz96-two-scale");
        assertThat(json.get("tasks").get(0).get("successRate").asDouble()).isPositive();
        assertThat(json.get("tasks").get(0).get("baselines"))
                .extracting(b -> b.get("model").asText())
                .containsExactly("open-loop replay of a random demonstration", "avoiding-bc, alone");
        for (String picture :
                new String[] {"avoiding-episodes.png", "avoiding.png", "reach.png", "lorenz96-plume.png"}) {
            assertThat(colours(ImageIO.read(out.resolve(picture).toFile())))
                    .as(picture)
                    .isGreaterThan(10);
        }
        assertThat(Files.readAllBytes(out.resolve("avoiding.gif"))).startsWith('G', 'I', 'F');
        assertThat(Files.readAllLines(out.resolve("sequences.fasta")))
                .filteredOn(line -> line.startsWith(">"))
                .hasSize(20);
    }

    @Test
    void aStudyAgainstAServer_isLookedAtAfterwards() throws IOException {
        assumePictures();
        Path study = folder.resolve("study");
        Path picture = folder.resolve("study.png");
        try (PlumeServer server = PlumeServer.start(
                ServerOptions.DEFAULT.at("127.0.0.1", 0),
                ServedModels.open(Path.of(System.getProperty("plume.root"), "models")))) {
            String address = "127.0.0.1:" + server.port();
            done(
                    "simulate",
                    "--task",
                    "avoiding",
                    "--episodes",
                    "2",
                    "--seed",
                    "4",
                    "--server",
                    address,
                    "--out",
                    study.toString());
        }
        assertThat(Files.readAllLines(study.resolve("episodes.csv"))).hasSize(3);
        done("view", "--replay", study.toString(), "--png", picture.toString());
        assertThat(colours(ImageIO.read(picture.toFile()))).isGreaterThan(10);
    }

    private static long colours(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).distinct().count();
    }
}
