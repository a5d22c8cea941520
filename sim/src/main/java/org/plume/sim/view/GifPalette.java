package org.plume.sim.view;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * At most 255 colours for a whole film. Pictures of at most 255 colours keep them exactly; others are cut by median cut
 * (Heckbert 1982) over the square root of each colour's count, so that thin coloured lines count beside a large floor.
 */
final class GifPalette {

    static final int SIZE = 255;

    private final int[] colours;
    /** Index of the nearest colour for each of the 2^24, where {@link #known}. */
    private final byte[] nearest = new byte[1 << 24];

    private final BitSet known = new BitSet(1 << 24);

    private GifPalette(int[] colours) {
        this.colours = colours;
    }

    static GifPalette of(List<BufferedImage> samples) {
        int[] pixels = samples.stream()
                .flatMapToInt(sample -> Arrays.stream(rgb(sample)))
                .sorted()
                .toArray();
        List<Shade> shades = new ArrayList<>();
        for (int from = 0, to; from < pixels.length; from = to) {
            to = from;
            while (to < pixels.length && pixels[to] == pixels[from]) {
                to++;
            }
            shades.add(new Shade(pixels[from], Math.sqrt(to - from)));
        }
        if (shades.size() <= SIZE) {
            return new GifPalette(shades.stream().mapToInt(Shade::rgb).toArray());
        }
        return new GifPalette(
                new MedianCut(shades).boxes().stream().mapToInt(MedianCut::mean).toArray());
    }

    int colour(int index) {
        return colours[index];
    }

    int size() {
        return colours.length;
    }

    /** Index of the colour nearest to {@code rgb}, 0xRRGGBB; red, green and blue count 3, 6 and 1. */
    int index(int rgb) {
        if (!known.get(rgb)) {
            nearest[rgb] = (byte) search(rgb);
            known.set(rgb);
        }
        return nearest[rgb] & 0xFF;
    }

    private int search(int rgb) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int k = 0; k < colours.length; k++) {
            int dr = (rgb >> 16 & 255) - (colours[k] >> 16 & 255);
            int dg = (rgb >> 8 & 255) - (colours[k] >> 8 & 255);
            int db = (rgb & 255) - (colours[k] & 255);
            int distance = 3 * dr * dr + 6 * dg * dg + db * db;
            if (distance < least) {
                least = distance;
                best = k;
            }
        }
        return best;
    }

    static int[] rgb(BufferedImage picture) {
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        return pixels;
    }

    /** A colour that occurs, and its weight. */
    record Shade(int rgb, double weight) {
        int channel(int c) {
            return (rgb >> (16 - 8 * c)) & 255;
        }
    }

    /** A box of colours that one colour shall stand for. */
    private record MedianCut(List<Shade> shades) {

        /** Cuts the box of the greatest weighted variance until there are enough. */
        List<MedianCut> boxes() {
            PriorityQueue<MedianCut> boxes = new PriorityQueue<>(
                    Comparator.comparingDouble(MedianCut::spread).reversed());
            boxes.add(this);
            while (boxes.size() < SIZE && boxes.peek().shades.size() > 1) {
                boxes.addAll(boxes.remove().halves());
            }
            return List.copyOf(boxes);
        }

        private double spread() {
            return shades.size() < 2 ? 0 : variance(widest());
        }

        private int widest() {
            double red = variance(0);
            double green = variance(1);
            double blue = variance(2);
            return red >= green && red >= blue ? 0 : green >= blue ? 1 : 2;
        }

        private double variance(int channel) {
            double weight = 0;
            double sum = 0;
            double squares = 0;
            for (Shade shade : shades) {
                double value = shade.channel(channel);
                weight += shade.weight;
                sum += shade.weight * value;
                squares += shade.weight * value * value;
            }
            return squares - sum * sum / weight;
        }

        private List<MedianCut> halves() {
            int channel = widest();
            List<Shade> sorted = new ArrayList<>(shades);
            sorted.sort(Comparator.comparingInt(shade -> shade.channel(channel)));
            double half = sorted.stream().mapToDouble(Shade::weight).sum() / 2;
            int cut = 0;
            for (double below = 0; below < half; cut++) {
                below += sorted.get(cut).weight();
            }
            cut = Math.max(1, Math.min(sorted.size() - 1, cut));
            return List.of(new MedianCut(sorted.subList(0, cut)), new MedianCut(sorted.subList(cut, sorted.size())));
        }

        private int mean() {
            int rgb = 0;
            for (int channel = 0; channel < 3; channel++) {
                double weight = 0;
                double sum = 0;
                for (Shade shade : shades) {
                    weight += shade.weight;
                    sum += shade.weight * shade.channel(channel);
                }
                rgb = rgb << 8 | (int) Math.round(sum / weight);
            }
            return rgb;
        }
    }
}
