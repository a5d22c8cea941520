package org.plume.generative.nn.onnx;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Runs any number of rows at fixed batch sizes, so that a row's numbers are the same to the bit alone, in any batch and
 * beside any neighbours. Kernels may round differently at different sizes, so only sizes are used that a test on this
 * machine found equal to each other in every position. Where the rows fill no size, they are padded or split, whichever
 * takes less.
 */
public final class FixedBatches {

    private final OnnxSession session;
    /** A call takes as long as this many rows of it; padding costs as much as rows. */
    private static final int CALL = 8;

    private final List<Integer> sizes;

    /** The size of the next call, by the number of rows that are left, up to the largest size. */
    private final int[] next;

    private FixedBatches(OnnxSession session, List<Integer> sizes) {
        this.session = session;
        this.sizes = sizes;
        next = cheapest(sizes);
    }

    private static int[] cheapest(List<Integer> sizes) {
        int largest = sizes.get(0);
        int[] next = new int[largest + 1];
        int[] cost = new int[largest + 1];
        for (int left = 1; left <= largest; left++) {
            cost[left] = Integer.MAX_VALUE;
            for (int size : sizes) {
                int together = CALL + size + cost[Math.max(0, left - size)];
                if (together < cost[left]) {
                    cost[left] = together;
                    next[left] = size;
                }
            }
        }
        return next;
    }

    /** Uses the sizes (>= 1) as they are, descending; the caller vouches for them. */
    public static FixedBatches of(OnnxSession session, List<Integer> sizes) {
        if (sizes.isEmpty() || sizes.stream().anyMatch(s -> s < 1)) {
            throw new IllegalArgumentException("sizes must be >= 1 and at least one, were " + sizes);
        }
        return new FixedBatches(
                session,
                sizes.stream()
                        .distinct()
                        .sorted((a, b) -> Integer.compare(b, a))
                        .toList());
    }

    /** Uses those of the candidates that {@link EqualSizes} finds equal; at least one is. */
    public static FixedBatches proven(OnnxSession session, Integer... candidates) {
        return of(session, EqualSizes.find(session, List.of(candidates)));
    }

    /** The sizes in use, descending. */
    public List<Integer> sizes() {
        return sizes;
    }

    /** As {@link OnnxSession#run}, for any number of rows. */
    public Map<String, float[]> run(int rows, Map<String, ?> given) {
        session.check(rows, given);
        return run(rows, Rows.of(session.inputs(), given));
    }

    Map<String, float[]> run(int rows, Rows source) {
        Map<String, float[]> result = new LinkedHashMap<>();
        session.outputs().forEach((name, port) -> {
            if (!port.hasRows()) {
                throw new IllegalStateException("output " + name + " must have a row for each row of the batch");
            }
        });
        if (rows > 0 && rows < next.length && next[rows] == rows) {
            return session.run(
                    rows,
                    binding -> source.write(binding, IntStream.range(0, rows).toArray()));
        }
        session.outputs().forEach((name, port) -> result.put(name, new float[port.size(rows)]));
        for (int from = 0; from < rows; ) {
            int first = from;
            int size = next[Math.min(rows - from, next.length - 1)];
            int used = Math.min(size, rows - from);
            int[] taken = IntStream.range(0, size)
                    .map(i -> first + Math.min(i, used - 1))
                    .toArray();
            Map<String, float[]> part = session.run(size, binding -> source.write(binding, taken));
            result.forEach((name, all) -> {
                int row = all.length / rows;
                System.arraycopy(part.getOrDefault(name, all), 0, all, first * row, used * row);
            });
            from += used;
        }
        return result;
    }

    /** The rows of the index, in its order. */
    static Map<String, Object> pick(OnnxSession session, Map<String, ?> given, int... index) {
        Map<String, Object> picked = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            Port port = session.inputs().get(name);
            int row = port == null ? 0 : port.size(1);
            if (values instanceof long[] ids) {
                long[] p = new long[row * index.length];
                for (int i = 0; i < index.length; i++) {
                    System.arraycopy(ids, index[i] * row, p, i * row, row);
                }
                picked.put(name, p);
            } else if (values instanceof float[] v) {
                float[] p = new float[row * index.length];
                for (int i = 0; i < index.length; i++) {
                    System.arraycopy(v, index[i] * row, p, i * row, row);
                }
                picked.put(name, p);
            }
        });
        return picked;
    }

    @Override
    public String toString() {
        return "FixedBatches" + Arrays.toString(sizes.toArray());
    }
}
