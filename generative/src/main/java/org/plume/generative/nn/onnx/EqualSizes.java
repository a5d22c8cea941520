package org.plume.generative.nn.onnx;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Streams;

/** Finds the batch sizes at which a model gives each row the same bits, whatever its place and its neighbours. */
final class EqualSizes {

    private static final Streams STREAMS = new Streams(20_260_101);

    private static final int ROWS = 256;

    private static final long MOST_TOKENS = 1 << 16;

    private EqualSizes() {}

    /**
     * The largest candidate at which a row may move to the next place, and so to any, and the smaller ones that agree with
     * it, descending. Tried on {@value #ROWS} rows of N(0, 1) and of token ids that the model takes: where two sizes differ,
     * it is because the last entries of some tensor go through other instructions than the rest, and rows show it often.
     * Where places matter at every size, what is left is size 1.
     */
    static List<Integer> find(OnnxSession session, List<Integer> candidates) {
        List<Integer> sizes = candidates.stream()
                .distinct()
                .sorted((a, b) -> Integer.compare(b, a))
                .toList();
        for (int base : sizes) {
            int n = (ROWS + base - 1) / base * base;
            Map<String, Object> rows = random(session, n);
            int[] order = IntStream.range(0, n).toArray();
            int[] moved = IntStream.range(0, n).map(i -> (i + 1) % n).toArray();
            Map<String, float[]> reference = chunks(session, rows, order, base);
            if (equal(chunks(session, rows, moved, base), reference, moved)) {
                return sizes.stream()
                        .filter(s ->
                                s == base || (s < base && equal(chunks(session, rows, order, s), reference, order)))
                        .toList();
            }
        }
        return List.of(1);
    }

    /** The outputs of the rows in this order, run in chunks of the size; the last chunk overlaps the one before. */
    private static Map<String, float[]> chunks(OnnxSession session, Map<String, Object> rows, int[] order, int size) {
        Map<String, float[]> all = new LinkedHashMap<>();
        for (int from = 0; from < order.length; from += size) {
            int start = Math.min(from, order.length - size);
            int[] index = Arrays.copyOfRange(order, start, start + size);
            session.run(size, FixedBatches.pick(session, rows, index)).forEach((name, part) -> {
                int row = part.length / size;
                float[] target = all.computeIfAbsent(name, k -> new float[row * order.length]);
                System.arraycopy(part, 0, target, start * row, part.length);
            });
        }
        return all;
    }

    /** Whether row i of the one is row order[i] of the reference, to the bit. */
    private static boolean equal(Map<String, float[]> outputs, Map<String, float[]> reference, int[] order) {
        return outputs.entrySet().stream().allMatch(output -> {
            float[] y = output.getValue();
            float[] all = reference.getOrDefault(output.getKey(), new float[0]);
            int row = y.length / order.length;
            return IntStream.range(0, order.length)
                    .allMatch(i -> Arrays.equals(y, i * row, (i + 1) * row, all, order[i] * row, (order[i] + 1) * row));
        });
    }

    private static Map<String, Object> random(OnnxSession session, int batch) {
        RandomGenerator rng = STREAMS.at(0);
        Map<String, Object> rows = new LinkedHashMap<>();
        session.inputs().forEach((name, port) -> {
            int n = port.size(batch);
            if (port.tokens()) {
                rows.put(name, rng.longs(n, 0, tokens(session, name)).toArray());
            } else {
                float[] v = new float[n];
                for (int i = 0; i < n; i++) {
                    v[i] = (float) rng.nextGaussian();
                }
                rows.put(name, v);
            }
        });
        return rows;
    }

    /** Ids below this are taken as values of the input: more than half of its vocabulary, found by doubling. */
    private static long tokens(OnnxSession session, String name) {
        long id = 1;
        while (id < MOST_TOKENS && takes(session, name, id)) {
            id *= 2;
        }
        return id / 2 + 1;
    }

    private static boolean takes(OnnxSession session, String name, long id) {
        Map<String, Object> row = new LinkedHashMap<>();
        session.inputs().forEach((input, port) -> {
            int n = port.size(1);
            long[] ids = new long[n];
            Arrays.fill(ids, input.equals(name) ? id : 0);
            row.put(input, port.tokens() ? ids : new float[n]);
        });
        try {
            session.run(1, row);
            return true;
        } catch (IllegalStateException outside) {
            return false;
        }
    }
}
