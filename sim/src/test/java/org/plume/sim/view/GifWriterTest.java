package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

class GifWriterTest {

    private static final int WIDTH = 90;
    private static final int HEIGHT = 70;

    @Test
    void everyFrame_decodesToWhatWasAdded_whenColoursAreFew() throws IOException {
        List<BufferedImage> frames = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            frames.add(disc(5 * i, 3 * i, new Color(20 * i, 255 - 20 * i, 90)));
        }
        frames.add(frames.get(11));
        List<BufferedImage> decoded = composed(film(GifPalette.of(frames), frames));
        assertThat(decoded).hasSameSizeAs(frames);
        for (int i = 0; i < frames.size(); i++) {
            assertThat(GifPalette.rgb(decoded.get(i))).as("frame %d", i).isEqualTo(GifPalette.rgb(frames.get(i)));
        }
    }

    @Test
    void everyNoise_survivesTheCode_whenItFillsTheTable() throws IOException {
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        BufferedImage noise = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 150; y++) {
            for (int x = 0; x < 200; x++) {
                noise.setRGB(x, y, 0x010101 * rng.nextInt(200));
            }
        }
        List<BufferedImage> decoded = composed(film(GifPalette.of(List.of(noise)), List.of(noise)));
        assertThat(GifPalette.rgb(decoded.get(0))).isEqualTo(GifPalette.rgb(noise));
    }

    @Test
    void everyColour_staysNear_whenColoursAreMany() throws IOException {
        BufferedImage ramp = new BufferedImage(256, 64, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 256; x++) {
                ramp.setRGB(x, y, x << 16 | (255 - x) << 8 | 2 * y);
            }
        }
        int[] before = GifPalette.rgb(ramp);
        int[] after = GifPalette.rgb(
                composed(film(GifPalette.of(List.of(ramp)), List.of(ramp))).get(0));
        for (int i = 0; i < before.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                assertThat((after[i] >> shift & 255) - (before[i] >> shift & 255))
                        .isBetween(-20, 20);
            }
        }
    }

    @Test
    void aThinLine_keepsItsColour_besideALargeFloor() {
        BufferedImage floor = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 400; x++) {
                floor.setRGB(x, y, 0x010101 * (150 + (x * 7 + y * 3) % 90) + (x % 5 << 8));
            }
        }
        for (int x = 0; x < 30; x++) {
            floor.setRGB(x, 10, 0xCC1133);
        }
        GifPalette palette = GifPalette.of(List.of(floor));
        int kept = palette.colour(palette.index(0xCC1133));
        assertThat(new Color(kept).getRed()).isBetween(0xCC - 12, 0xCC + 12);
        assertThat(new Color(kept).getGreen()).isBetween(0x11 - 12, 0x11 + 12);
    }

    @Test
    void unchangedPixels_costAlmostNothing() throws IOException {
        List<BufferedImage> still = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            still.add(disc(20, 20, Color.RED));
        }
        GifPalette palette = GifPalette.of(still);
        int one = film(palette, still.subList(0, 1)).length;
        int fifty = film(palette, still).length;
        assertThat(fifty - one).isLessThan(50 * 40);
    }

    @Test
    void theFilm_loopsForEver_withTheDelayGiven() throws IOException {
        List<BufferedImage> frames = List.of(disc(1, 1, Color.RED), disc(9, 9, Color.BLUE));
        byte[] film = film(GifPalette.of(frames), frames);
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(film))) {
            ImageReader reader = reader(in);
            IIOMetadataNode first = tree(reader.getImageMetadata(0));
            assertThat(child(first, "GraphicControlExtension").getAttribute("delayTime"))
                    .isEqualTo("7");
            IIOMetadataNode loop =
                    (IIOMetadataNode) child(first, "ApplicationExtensions").getFirstChild();
            assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
            assertThat((byte[]) loop.getUserObject()).containsExactly(1, 0, 0);
        }
    }

    @Test
    void anotherSize_isRefused() throws IOException {
        BufferedImage frame = disc(1, 1, Color.RED);
        try (GifWriter writer = new GifWriter(new ByteArrayOutputStream(), GifPalette.of(List.of(frame)), 91, HEIGHT)) {
            assertThatThrownBy(() -> writer.add(frame, 5)).hasMessage("frames must be [91, 70] pixels, was [90, 70]");
        }
    }

    private static byte[] film(GifPalette palette, List<BufferedImage> frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GifWriter writer = new GifWriter(
                out, palette, frames.get(0).getWidth(), frames.get(0).getHeight())) {
            for (BufferedImage frame : frames) {
                writer.add(frame, 7);
            }
        }
        return out.toByteArray();
    }

    private static BufferedImage disc(int x, int y, Color colour) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(colour);
        g.fillOval(x, y, 25, 25);
        g.dispose();
        return picture;
    }

    /** What a viewer shows after each frame: frames drawn over each other at their offsets. */
    private static List<BufferedImage> composed(byte[] film) throws IOException {
        List<BufferedImage> shown = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(film))) {
            ImageReader reader = reader(in);
            int n = reader.getNumImages(true);
            BufferedImage screen = null;
            for (int i = 0; i < n; i++) {
                BufferedImage part = reader.read(i);
                IIOMetadataNode at = child(tree(reader.getImageMetadata(i)), "ImageDescriptor");
                BufferedImage next = screen == null
                        ? new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB)
                        : copy(screen);
                Graphics2D g = next.createGraphics();
                g.drawImage(
                        part,
                        Integer.parseInt(at.getAttribute("imageLeftPosition")),
                        Integer.parseInt(at.getAttribute("imageTopPosition")),
                        null);
                g.dispose();
                shown.add(next);
                screen = next;
            }
        }
        return shown;
    }

    private static BufferedImage copy(BufferedImage picture) {
        BufferedImage copy = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        picture.copyData(copy.getRaster());
        return copy;
    }

    private static ImageReader reader(ImageInputStream in) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(in);
        return reader;
    }

    private static IIOMetadataNode tree(IIOMetadata metadata) {
        return (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
    }
}
