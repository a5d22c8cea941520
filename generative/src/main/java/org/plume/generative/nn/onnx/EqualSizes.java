package org.plume.generative.nn.onnx;

import java.util.ArrayList;
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

    private EqualSizes() {}

    /**
     * The largest candidate at which a row's place does not matter, and the smaller ones that agree with it, descending.
     * Tried on rows of N(0, 1) and token ids 0 and 1. Where places matter at every size, what is left is size 1.
     */
    static List<Integer> find(OnnxSession session, List<Integer> candidates) {
        List<Integer> sizes = candidates.stream()
                .distinct()
                .sorted((a, b) -> Integer.compare(b, a))
                .toList();
        for (int base : sizes) {
            Map<String, Object> rows = random(session, base);
            int[] order = IntStream.range(0, base).toArray();
            Map<String, float[]> reference = session.run(base, rows);
            int[] turned =
                    IntStream.range(0, base).map(i -> (2 * base - 2 - i) % base).toArray();
            if (agrees(session, rows, reference, turned, base)) {
                List<Integer> equal = new ArrayList<>(List.of(base));
                for (int size : sizes) {
                    if (size < base && agrees(session, rows, reference, order, size)) {
                        equal.add(size);
                    }
                }
                return List.copyOf(equal);
            }
        }
        return List.of(1);
    }

    /** Whether the rows, run in this order in chunks of the size, give the reference. */
    private static boolean agrees(
            OnnxSession session, Map<String, Object> rows, Map<String, float[]> reference, int[] order, int size) {
        for (int from = 0; from < order.length; from += size) {
            int start = Math.min(from, order.length - size);
            int[] index = Arrays.copyOfRange(order, start, start + size);
            Map<String, float[]> part = session.run(size, FixedBatches.pick(session, rows, index));
            for (Map.Entry<String, float[]> output : part.entrySet()) {
                float[] all = reference.getOrDefault(output.getKey(), new float[0]);
                int row = output.getValue().length / size;
                for (int i = 0; i < size; i++) {
                    if (!Arrays.equals(
                            output.getValue(), i * row, (i + 1) * row, all, index[i] * row, (index[i] + 1) * row)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static Map<String, Object> random(OnnxSession session, int batch) {
        RandomGenerator rng = STREAMS.at(0);
        Map<String, Object> rows = new LinkedHashMap<>();
        session.inputs().forEach((name, port) -> {
            int n = port.size(batch);
            if (port.tokens()) {
                rows.put(name, rng.longs(n, 0, 2).toArray());
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
}
