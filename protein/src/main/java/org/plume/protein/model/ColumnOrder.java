package org.plume.protein.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The columns of an alignment in an order of their own.
 *
 * @param columns each once: position i of a reading is column {@code columns.get(i)}
 */
public record ColumnOrder(List<Integer> columns) implements Order {

    public ColumnOrder {
        columns = List.copyOf(columns);
        List<Integer> sorted = columns.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i) != i) {
                throw new IllegalArgumentException(
                        "columns must be 0 .. " + (sorted.size() - 1) + ", each once, were " + columns);
            }
        }
    }

    /** An order of n columns, all alike likely. */
    public static ColumnOrder random(int n, RandomGenerator rng) {
        List<Integer> columns = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        for (int i = n - 1; i > 0; i--) {
            Collections.swap(columns, i, rng.nextInt(i + 1));
        }
        return new ColumnOrder(columns);
    }

    @Override
    public int index(int i, int n) {
        return columns.get(i);
    }

    @Override
    public byte[] reading(byte[] codes, boolean aligned) {
        require(codes, aligned);
        byte[] reading = new byte[codes.length];
        for (int i = 0; i < reading.length; i++) {
            reading[i] = codes[columns.get(i)];
        }
        return reading;
    }

    @Override
    public byte[] sequence(byte[] reading, boolean aligned) {
        require(reading, aligned);
        byte[] codes = new byte[reading.length];
        for (int i = 0; i < codes.length; i++) {
            codes[columns.get(i)] = reading[i];
        }
        return codes;
    }

    private void require(byte[] row, boolean aligned) {
        if (!aligned || row.length != columns.size()) {
            throw new IllegalArgumentException(
                    "an order of " + columns.size() + " columns must read rows of as many, had " + row.length);
        }
    }
}
