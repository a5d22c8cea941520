package org.plume.sim.view;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javax.imageio.ImageIO;
import org.plume.arm.WholeFile;

/**
 * Draws replays into files, without a window. Needs a display ({@link Display}).
 *
 * @param width of the whole picture, pixels
 * @param height of the whole picture, pixels
 */
public record Pictures(int width, int height, Camera.Preset camera, Colouring colouring, Theme theme) {

    /** A good default for documents: 1280 x 800, oblique, by mode, light. */
    public static final Pictures DEFAULT = new Pictures(1280, 800, Camera.Preset.OBLIQUE, Colouring.MODE, Theme.LIGHT);

    private static final int SMALLEST = 200;
    private static final int LARGEST = 4096;
    private static final int FINE = 2;
    private static final int PALETTE_FRAMES = 5;

    public Pictures {
        size("width", width);
        size("height", height);
    }

    /** Of another size: each side in [200, 4096] pixels. */
    public Pictures sized(int newWidth, int newHeight) {
        return new Pictures(newWidth, newHeight, camera, colouring, theme);
    }

    /** Seen from elsewhere. */
    public Pictures from(Camera.Preset newCamera) {
        return new Pictures(width, height, newCamera, colouring, theme);
    }

    /** Coloured by something else. */
    public Pictures by(Colouring newColouring) {
        return new Pictures(width, height, camera, newColouring, theme);
    }

    /**
     * Draws one moment as PNG.
     *
     * @param index which of the replay's moments
     * @throws IOException when the file cannot be written; nothing is then left behind
     */
    public void png(Replay replay, int index, Path file) throws IOException {
        Film film = Film.of(replay);
        BufferedImage picture;
        try (Studio studio = new Studio(replay, FINE)) {
            picture = studio.draw(film.sight(index, colouring));
        }
        WholeFile.write(file, out -> ImageIO.write(picture, "png", out));
    }

    /**
     * Draws all moments as an animated GIF that loops for ever.
     *
     * @param hundredths how long each is shown, 1/100 s, at least 2
     * @param stride draws every so many-th moment, and the last
     * @param progress is told the share that is done, 0 to 1
     * @throws IOException when the file cannot be written; nothing is then left behind
     */
    public void gif(Replay replay, int hundredths, int stride, Path file, DoubleConsumer progress) throws IOException {
        if (hundredths < 2) {
            throw new IllegalArgumentException("hundredths must be >= 2, was " + hundredths);
        }
        if (stride < 1) {
            throw new IllegalArgumentException("stride must be >= 1, was " + stride);
        }
        Film film = Film.of(replay);
        List<Integer> frames = frames(film.size(), stride);
        try (Studio studio = new Studio(replay, 1)) {
            List<BufferedImage> samples = new ArrayList<>();
            for (int i = 0; i < PALETTE_FRAMES; i++) {
                int at = frames.get(i * (frames.size() - 1) / (PALETTE_FRAMES - 1));
                samples.add(studio.draw(film.sight(at, colouring)));
            }
            GifPalette palette = GifPalette.of(samples);
            WholeFile.write(file, out -> {
                try (GifWriter writer = new GifWriter(new BufferedOutputStream(out), palette, width, height)) {
                    for (int i = 0; i < frames.size(); i++) {
                        boolean last = i == frames.size() - 1;
                        BufferedImage picture = studio.draw(film.sight(frames.get(i), colouring));
                        writer.add(picture, last ? hundredths + 150 : hundredths);
                        progress.accept((i + 1.0) / frames.size());
                    }
                }
            });
        }
    }

    private static List<Integer> frames(int moments, int stride) {
        List<Integer> frames = new ArrayList<>();
        for (int i = 0; i < moments - 1; i += stride) {
            frames.add(i);
        }
        frames.add(moments - 1);
        return frames;
    }

    private static void size(String name, int value) {
        if (value < SMALLEST || value > LARGEST) {
            throw new IllegalArgumentException(
                    name + " must be in [" + SMALLEST + ", " + LARGEST + "] pixels, was " + value);
        }
    }

    /** The renderer and what frames it. */
    private final class Studio implements AutoCloseable {
        private final Poster poster;
        private final OffscreenRenderer renderer;
        private final Camera from;

        Studio(Replay replay, int oversampling) {
            Stage stage = new Stage(replay.setting(), replay.moments(), theme, camera.isPlan());
            poster = new Poster(replay.setting(), theme, width, height);
            Dimension room = poster.room();
            Extent extent = Extent.of(replay.setting(), replay.moments(), !camera.isPlan());
            from = Camera.fit(camera, extent, room.width / (double) room.height);
            renderer = new OffscreenRenderer(stage, room.width, room.height, oversampling);
        }

        BufferedImage draw(Sight sight) {
            return poster.compose(renderer.draw(sight, from), sight);
        }

        @Override
        public void close() {
            renderer.close();
        }
    }
}
