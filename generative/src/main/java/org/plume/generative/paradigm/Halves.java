package org.plume.generative.paradigm;

import java.util.function.IntPredicate;
import org.plume.generative.nn.Ops;

/**
 * The coordinates that a layer reads and those that it moves.
 *
 * @param passive which are read
 */
record Halves(boolean[] passive) {

    /** Of layer 0: the first half is read; 1: the second; 2: even ones; 3: odd ones; and so on. */
    static Halves of(int size, int layer) {
        IntPredicate reads = switch (layer % 4) {
            case 0 -> i -> i < size / 2;
            case 1 -> i -> i >= size / 2;
            case 2 -> i -> i % 2 == 0;
            default -> i -> i % 2 == 1;
        };
        boolean[] passive = new boolean[size];
        for (int i = 0; i < size; i++) {
            passive[i] = reads.test(i);
        }
        return new Halves(passive);
    }

    int activeSize() {
        int n = 0;
        for (boolean read : passive) {
            n += read ? 0 : 1;
        }
        return n;
    }

    <V> V passive(Ops<V> o, V x) {
        return o.matmul(x, selection(o, true, false));
    }

    <V> V active(Ops<V> o, V x) {
        return o.matmul(x, selection(o, false, false));
    }

    /** x with other active coordinates. */
    <V> V join(Ops<V> o, V x, V active) {
        V kept = o.matmul(passive(o, x), selection(o, true, true));
        return o.add(kept, o.matmul(active, selection(o, false, true)));
    }

    /** The matrix {@code [size, half]} that picks a half, or its transpose. */
    private <V> V selection(Ops<V> o, boolean read, boolean transposed) {
        int size = passive.length;
        int half = read ? size - activeSize() : activeSize();
        float[] matrix = new float[size * half];
        int column = 0;
        for (int i = 0; i < size; i++) {
            if (passive[i] == read) {
                matrix[transposed ? column * size + i : i * half + column] = 1;
                column++;
            }
        }
        return transposed ? o.constant(matrix, half, size) : o.constant(matrix, size, half);
    }
}
