package org.plume.generative.nn.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.plume.generative.nn.Op;

/**
 * What a sliding kernel sees: for each position and tap, a place in the flattened source, or -1 for none.
 *
 * @param extents of the positions
 * @param taps in all
 * @param seen {@code [positions taps]}
 */
record Window(List<Long> extents, long taps, long[] seen) {

    /** For each output of a convolution, the inputs. */
    static Window forward(List<Op.Sliding> slidings, List<Long> sources, List<Long> taps) {
        List<Long> positions = new ArrayList<>();
        List<long[]> tables = new ArrayList<>();
        for (int a = 0; a < slidings.size(); a++) {
            Op.Sliding s = slidings.get(a);
            long source = sources.get(a);
            long k = taps.get(a);
            long n = (source + s.padLeft() + s.padRight() - s.dilation() * (k - 1) - 1) / s.stride() + 1;
            positions.add(n);
            tables.add(LongStream.range(0, n * k)
                    .map(j -> {
                        long at = j / k * s.stride() + j % k * s.dilation() - s.padLeft();
                        return at < 0 || at >= source ? -1 : at;
                    })
                    .toArray());
        }
        return of(positions, sources, taps, tables);
    }

    /** For each input of a convolution, the outputs that see it. */
    static Window backward(List<Op.Sliding> slidings, List<Long> sources, List<Long> positions, List<Long> taps) {
        List<long[]> tables = new ArrayList<>();
        for (int a = 0; a < slidings.size(); a++) {
            Op.Sliding s = slidings.get(a);
            long source = sources.get(a);
            long k = taps.get(a);
            tables.add(LongStream.range(0, positions.get(a) * k)
                    .map(j -> {
                        long at = j / k + s.padLeft() - j % k * s.dilation();
                        return at < 0 || at % s.stride() != 0 || at / s.stride() >= source ? -1 : at / s.stride();
                    })
                    .toArray());
        }
        return of(positions, sources, taps, tables);
    }

    /** The product of the axes' tables, each {@code [positions taps]}. */
    private static Window of(List<Long> positions, List<Long> sources, List<Long> taps, List<long[]> tables) {
        long all = taps.stream().reduce(1L, (a, b) -> a * b);
        long n = positions.stream().reduce(1L, (a, b) -> a * b);
        long[] seen = new long[Math.toIntExact(n * all)];
        for (int j = 0; j < seen.length; j++) {
            long position = j / all;
            long tap = j % all;
            long flat = 0;
            long stride = 1;
            for (int a = tables.size() - 1; a >= 0; a--) {
                long k = taps.get(a);
                long at = tables.get(a)[(int) (position % positions.get(a) * k + tap % k)];
                flat = at < 0 || flat < 0 ? -1 : flat + at * stride;
                stride *= sources.get(a);
                position /= positions.get(a);
                tap /= k;
            }
            seen[j] = flat;
        }
        return new Window(List.copyOf(positions), all, seen);
    }

    /** The window of the source of what this one slides over. */
    Window over(Repeated repeated) {
        List<long[]> places = repeated.places();
        return new Window(
                extents,
                taps,
                Arrays.stream(seen)
                        .map(at -> {
                            long flat = 0;
                            long stride = 1;
                            long left = at;
                            for (int a = places.size() - 1; a >= 0 && at >= 0; a--) {
                                int n = places.get(a).length;
                                flat += places.get(a)[(int) (left % n)] * stride;
                                left /= n;
                                stride *= repeated.source().extent(a + 2);
                            }
                            return at < 0 ? -1 : flat;
                        })
                        .toArray());
    }

    boolean padded() {
        return Arrays.stream(seen).anyMatch(i -> i < 0);
    }

    /** Whether each position sees itself alone. */
    boolean isIdentity(long extent) {
        return Arrays.equals(seen, LongStream.range(0, extent).toArray());
    }

    /** The places, with {@code none} where there is none. */
    List<Long> indices(long none) {
        return Arrays.stream(seen).map(i -> i < 0 ? none : i).boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Window w && taps == w.taps && extents.equals(w.extents) && Arrays.equals(seen, w.seen);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(seen);
    }

    @Override
    public String toString() {
        return "Window of " + taps + " taps over " + extents;
    }
}
