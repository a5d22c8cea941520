package org.plume.sim.view;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An animated GIF (GIF89a) that loops for ever: one palette for all frames, and of each frame only the rectangle that
 * changed, unchanged pixels in it transparent. Frames may be added as they are drawn; {@link #close} ends the file.
 */
final class GifWriter implements AutoCloseable {

    private static final int TRANSPARENT = 255;

    private final OutputStream out;
    private final GifPalette palette;
    private final int width;
    private final int height;
    private byte[] shown = new byte[0];

    /** @param out not closed by this */
    GifWriter(OutputStream out, GifPalette palette, int width, int height) throws IOException {
        this.out = out;
        this.palette = palette;
        this.width = width;
        this.height = height;
        header();
    }

    /** @param hundredths how long the frame is shown, 1/100 s; below 2 many viewers slow down */
    void add(BufferedImage frame, int hundredths) throws IOException {
        if (frame.getWidth() != width || frame.getHeight() != height) {
            throw new IllegalArgumentException("frames must be [" + width + ", " + height + "] pixels, was ["
                    + frame.getWidth() + ", " + frame.getHeight() + "]");
        }
        int[] rgb = GifPalette.rgb(frame);
        byte[] indices = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            indices[i] = i > 0 && rgb[i] == rgb[i - 1] ? indices[i - 1] : (byte) palette.index(rgb[i]);
        }
        boolean first = shown.length == 0;
        Rectangle changed = first ? new Rectangle(width, height) : changed(indices);
        control(hundredths);
        image(changed, first ? indices : difference(indices, changed));
        shown = indices;
    }

    @Override
    public void close() throws IOException {
        out.write(0x3B);
        out.flush();
    }

    private void header() throws IOException {
        out.write("GIF89a".getBytes(StandardCharsets.US_ASCII));
        word(width);
        word(height);
        out.write(0xF7); // a global table of 256 colours, 8 bits a channel
        out.write(0);
        out.write(0);
        for (int k = 0; k < 256; k++) {
            int colour = k < palette.size() ? palette.colour(k) : 0;
            out.write(colour >> 16);
            out.write(colour >> 8);
            out.write(colour);
        }
        out.write(new byte[] {0x21, (byte) 0xFF, 11});
        out.write("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {3, 1, 0, 0, 0});
    }

    private void control(int hundredths) throws IOException {
        out.write(new byte[] {0x21, (byte) 0xF9, 4, 0x05}); // leave the frame in place; one colour is transparent
        word(hundredths);
        out.write(TRANSPARENT);
        out.write(0);
    }

    private void image(Rectangle at, byte[] indices) throws IOException {
        out.write(0x2C);
        word(at.x);
        word(at.y);
        word(at.width);
        word(at.height);
        out.write(0);
        out.write(8);
        byte[] data = Lzw.compress(indices, 8);
        for (int from = 0; from < data.length; from += 255) {
            int length = Math.min(255, data.length - from);
            out.write(length);
            out.write(data, from, length);
        }
        out.write(0);
    }

    private Rectangle changed(byte[] indices) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] != shown[i]) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = Math.min(top, i / width);
                bottom = i / width;
            }
        }
        return right < 0 ? new Rectangle(1, 1) : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    private byte[] difference(byte[] indices, Rectangle at) {
        byte[] part = new byte[at.width * at.height];
        for (int y = 0; y < at.height; y++) {
            for (int x = 0; x < at.width; x++) {
                int i = (at.y + y) * width + at.x + x;
                part[y * at.width + x] = indices[i] == shown[i] ? (byte) TRANSPARENT : indices[i];
            }
        }
        return part;
    }

    private void word(int value) throws IOException {
        out.write(value);
        out.write(value >> 8);
    }
}
