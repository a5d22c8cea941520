package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void draw() throws Exception {
        Drawing.assumePossible();
        assertThat(Display.rerun(Drawing.class, List.of("draw", folder.toString())))
                .isZero();
    }

    @Test
    void everyPreset_showsTheChosenInItsColour_inAPictureOfTheSizeAsked() throws IOException {
        for (Camera.Preset preset : Drawing.PRESETS) {
            BufferedImage picture = read(preset + ".png");
            assertThat(picture.getWidth()).isEqualTo(Drawing.WIDTH);
            assertThat(picture.getHeight()).isEqualTo(Drawing.HEIGHT);
            assertThat(Drawing.count(picture, Colours.mode(1), Drawing.WIDTH * 3 / 4))
                    .as("pixels of the chosen, %s", preset)
                    .isGreaterThan(150);
        }
    }

    @Test
    void everyMode_isSeenInThePlan() throws IOException {
        BufferedImage plan = read("ABOVE.png");
        for (int mode = 0; mode < 6; mode++) {
            assertThat(Drawing.count(plan, Colours.mode(mode), Drawing.WIDTH * 3 / 4))
                    .as("pixels of mode %d", mode)
                    .isGreaterThan(60);
        }
    }

    @Test
    void costs_areSeenInTheColoursOfTheRamp() throws IOException {
        BufferedImage picture = read("cost.png");
        assertThat(Drawing.count(picture, Colours.ramp(0.1), Drawing.WIDTH * 3 / 4))
                .isGreaterThan(20);
        assertThat(Drawing.count(picture, Colours.mode(1), Drawing.WIDTH * 3 / 4))
                .isLessThan(40);
    }

    /** The path runs through the picture's middle; the box stands before or behind its right half. */
    @Test
    void whatIsNearer_hidesWhatIsBehind() throws IOException {
        BufferedImage before = read("before.png");
        BufferedImage behind = read("behind.png");
        int leftEnd = Drawing.WIDTH / 2 - 80;
        int rightHalf = Drawing.WIDTH / 2 + 80;
        assertThat(columnHasPath(before, leftEnd)).isTrue();
        assertThat(columnHasPath(behind, leftEnd)).isTrue();
        assertThat(columnHasPath(before, rightHalf)).isFalse();
        assertThat(columnHasPath(behind, rightHalf)).isTrue();
    }

    @Test
    void theFilm_hasEveryStridedMoment_andMoves() throws IOException {
        File film = folder.resolve("reach.gif").toFile();
        try (ImageInputStream in = ImageIO.createImageInputStream(film)) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(4);
            assertThat(reader.getWidth(0)).isEqualTo(Drawing.WIDTH);
            assertThat(reader.getHeight(0)).isEqualTo(Drawing.HEIGHT);
            assertThat(reader.getWidth(1) * reader.getHeight(1)).isBetween(2_000, Drawing.WIDTH * Drawing.HEIGHT - 1);
        }
    }

    @Test
    void theWindow_showsTheChosen_untilItsRowIsHidden() throws IOException {
        BufferedImage open = read("window-open.png");
        BufferedImage hidden = read("window-hidden.png");
        int shown = Drawing.count(open, Colours.mode(1), open.getWidth());
        assertThat(shown).isGreaterThan(Drawing.SHOWN);
        assertThat(Drawing.count(hidden, Colours.mode(1), hidden.getWidth()))
                .isLessThan((int) (shown * Drawing.LEFT_WHEN_HIDDEN));
    }

    @Test
    void theWindow_changesReplays_plays_andTurnsByMouse() throws IOException {
        String[] said = Files.readString(folder.resolve("window.txt")).split(" ");
        assertThat(said[1]).isEqualTo("reach");
        assertThat(Integer.parseInt(said[2])).isBetween(1, 11);
        assertThat(Double.parseDouble(said[3])).isCloseTo(-0.48, within(1e-6));
        assertThat(Double.parseDouble(said[4])).isCloseTo(0.24, within(1e-6));
        assertThat(Double.parseDouble(said[5])).isCloseTo(Math.pow(1.1, 3), within(1e-6));
        BufferedImage turned = read("window-turned.png");
        assertThat(Drawing.count(turned, Colours.mode(0), turned.getWidth())).isGreaterThan(Drawing.SHOWN_TURNED);
    }

    @Test
    void theWindow_followsWhatIsLive() throws IOException {
        assertThat(folder.resolve("live.txt")).hasContent("12 11");
        BufferedImage live = read("window-live.png");
        assertThat(Drawing.count(live, Colours.mode(1), live.getWidth())).isGreaterThan(Drawing.SHOWN_LIVE);
    }

    @Test
    void nothing_isLeftBesideThePictures() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.endsWith(".png") || name.endsWith(".gif") || name.endsWith(".txt"));
        }
    }

    @Test
    void everySizeBeyondBounds_isRefused() {
        assertThatThrownBy(() -> Pictures.DEFAULT.sized(100, 400))
                .hasMessage("width must be in [200, 4096] pixels, was 100");
        assertThatThrownBy(() -> Pictures.DEFAULT.sized(400, 5000))
                .hasMessage("height must be in [200, 4096] pixels, was 5000");
    }

    private static BufferedImage read(String name) throws IOException {
        return ImageIO.read(folder.resolve(name).toFile());
    }

    private static boolean columnHasPath(BufferedImage picture, int x) {
        for (int y = picture.getHeight() / 2 - 20; y < picture.getHeight() / 2 + 20; y++) {
            if (Drawing.alike(new Color(picture.getRGB(x, y)), Colours.mode(0))) {
                return true;
            }
        }
        return false;
    }
}
