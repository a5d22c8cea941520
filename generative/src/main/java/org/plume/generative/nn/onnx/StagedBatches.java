package org.plume.generative.nn.onnx;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Runs the two {@link org.plume.generative.nn.Stages} of a network: the early one once for each distinct row of its
 * inputs, the late one for every row. A row's numbers are the same to the bit alone, in any batch and beside any
 * neighbours, as with {@link FixedBatches}.
 */
public final class StagedBatches {

    private final OnnxSession earlySession;
    private final OnnxSession lateSession;
    private final FixedBatches early;
    private final FixedBatches late;

    private StagedBatches(OnnxSession earlySession, OnnxSession lateSession, FixedBatches early, FixedBatches late) {
        this.earlySession = earlySession;
        this.lateSession = lateSession;
        this.early = early;
        this.late = late;
    }

    /** With those of the candidate sizes that are equal to the bit; the sessions stay the caller's. */
    public static StagedBatches proven(OnnxSession early, OnnxSession late, Integer... candidates) {
        return new StagedBatches(
                early, late, FixedBatches.proven(early, candidates), FixedBatches.proven(late, candidates));
    }

    /** As {@link OnnxSession#run}, for any number of rows and the inputs of the whole network. */
    public Map<String, float[]> run(int rows, Map<String, ?> given) {
        check(rows, given);
        int[] of = new int[rows];
        List<Integer> distinct = distinct(rows, given, of);
        Map<String, float[]> stages =
                early.run(distinct.size(), mapped(Rows.of(earlySession.inputs(), given), row -> distinct.get(row)));
        Rows own = Rows.of(lateSession.inputs(), given);
        Rows shared = mapped(Rows.of(lateSession.inputs(), stages), row -> of[row]);
        return late.run(rows, (target, taken) -> {
            own.write(target, taken);
            shared.write(target, taken);
        });
    }

    private static Rows mapped(Rows source, IntUnaryOperator to) {
        return (target, rows) ->
                source.write(target, Arrays.stream(rows).map(to).toArray());
    }

    private void check(int rows, Map<String, ?> given) {
        Map<String, Port> ports = new LinkedHashMap<>(lateSession.inputs());
        ports.keySet().removeAll(earlySession.outputs().keySet());
        ports.putAll(earlySession.inputs());
        if (!given.keySet().equals(ports.keySet())) {
            throw new IllegalArgumentException("inputs must be " + ports.keySet() + ", were " + given.keySet());
        }
        ports.forEach((name, port) -> port.check(rows, given.get(name)));
    }

    /** The first row of each kind; {@code of[row]} becomes the place of its kind. */
    private List<Integer> distinct(int rows, Map<String, ?> given, int[] of) {
        List<Integer> distinct = new ArrayList<>();
        Map<IntBuffer, Integer> known = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            if (row > 0 && repeats(given, row)) {
                of[row] = of[row - 1];
                continue;
            }
            int r = row;
            of[row] = known.computeIfAbsent(key(given, row), k -> {
                distinct.add(r);
                return distinct.size() - 1;
            });
        }
        return distinct;
    }

    /** Whether the early inputs of the row are those of the row before: rows of one request come together. */
    private boolean repeats(Map<String, ?> given, int row) {
        for (Map.Entry<String, Port> input : earlySession.inputs().entrySet()) {
            int n = input.getValue().size(1);
            int at = row * n;
            boolean same = given.get(input.getKey()) instanceof float[] numbers
                    ? Arrays.equals(numbers, at, at + n, numbers, at - n, at)
                    : given.get(input.getKey()) instanceof long[] ids
                            && Arrays.equals(ids, at, at + n, ids, at - n, at);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** The bits of the early inputs of the row. */
    private IntBuffer key(Map<String, ?> given, int row) {
        int length = earlySession.inputs().values().stream()
                .mapToInt(port -> 2 * port.size(1))
                .sum();
        IntBuffer key = IntBuffer.allocate(length);
        earlySession.inputs().forEach((name, port) -> {
            int n = port.size(1);
            for (int i = row * n; i < (row + 1) * n; i++) {
                if (given.get(name) instanceof float[] numbers) {
                    key.put(Float.floatToRawIntBits(numbers[i]));
                } else if (given.get(name) instanceof long[] ids) {
                    key.put((int) ids[i]).put((int) (ids[i] >>> 32));
                }
            }
        });
        return key.flip();
    }
}
