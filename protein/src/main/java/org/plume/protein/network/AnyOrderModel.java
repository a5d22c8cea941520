package org.plume.protein.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.protein.Alphabet;
import org.plume.protein.model.AnyOrder;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Decoder;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Order;

/** A trained network of any order, reading in one: exact in each, though orders of one network differ in what they say. */
public final class AnyOrderModel implements Autoregressive, AnyOrder {

    private static final int Q = Alphabet.SYMBOLS;
    private static final int ROWS = 64;

    private final AnyOrderLayers layers;
    private final int[] columns;
    private final @Nullable AnyOrderModel first;

    /** A model that reads the first column first. */
    public AnyOrderModel(AnyOrderNetwork network, Map<String, Tensor> weights) {
        layers = new AnyOrderLayers(network, weights);
        columns = Direction.FORWARD.indices(network.context());
        first = null;
    }

    private AnyOrderModel(AnyOrderModel other, Order order) {
        layers = other.layers;
        columns = order.indices(other.columns.length);
        first = other.first == null ? other : other.first;
    }

    @Override
    public AnyOrderModel inOrder(Order order) {
        return new AnyOrderModel(this, order);
    }

    @Override
    public int columns() {
        return columns.length;
    }

    @Override
    public long parameters() {
        return layers.parameters();
    }

    /** The network, whatever the order. */
    @Override
    public List<Autoregressive> parts() {
        return List.of(first == null ? this : first);
    }

    @Override
    public List<float[]> logProbabilities(List<byte[]> readings) {
        List<float[]> all = new ArrayList<>();
        for (int from = 0; from < readings.size(); from += ROWS) {
            List<byte[]> some = readings.subList(from, Math.min(readings.size(), from + ROWS));
            some.forEach(this::requireColumns);
            float[][] sums = new float[some.size()][];
            Arrays.setAll(sums, r -> layers.start());
            List<float[]> results = new ArrayList<>();
            some.forEach(r -> results.add(new float[columns.length * Q]));
            int[] asked = new int[sums.length];
            for (int t = 0; t < columns.length; t++) {
                Arrays.fill(asked, columns[t]);
                float[][] logs = layers.next(sums, asked);
                for (int r = 0; r < sums.length; r++) {
                    System.arraycopy(logs[r], 0, results.get(r), t * Q, Q);
                    layers.read(sums[r], columns[t], some.get(r)[t]);
                }
            }
            all.addAll(results);
        }
        return all;
    }

    /** Each reading is computed from where it leaves the trunk, which is read once. */
    @Override
    public double[][] terms(byte[] trunk, List<byte[]> readings) {
        requireColumns(trunk);
        readings.forEach(this::requireColumns);
        int n = readings.size();
        double[][] terms = new double[n][columns.length];
        float[][] sums = new float[n + 1][];
        sums[n] = layers.start();
        int[] leaves = new int[n];
        for (int r = 0; r < n; r++) {
            int at = Arrays.mismatch(trunk, readings.get(r));
            leaves[r] = at < 0 ? columns.length : at;
        }
        for (int t = 0; t < columns.length; t++) {
            step(t, trunk, readings, leaves, sums, terms);
        }
        return terms;
    }

    private void step(int t, byte[] trunk, List<byte[]> readings, int[] leaves, float[][] sums, double[][] terms) {
        int n = leaves.length;
        int[] apart =
                IntStream.rangeClosed(0, n).filter(r -> r == n || leaves[r] < t).toArray();
        float[][] logs = new float[n + 1][];
        for (int from = 0; from < apart.length; from += ROWS) {
            int to = Math.min(apart.length, from + ROWS);
            float[][] some = new float[to - from][];
            int[] asked = new int[to - from];
            for (int k = from; k < to; k++) {
                some[k - from] = sums[apart[k]];
                asked[k - from] = columns[t];
            }
            float[][] next = layers.next(some, asked);
            for (int k = from; k < to; k++) {
                logs[apart[k]] = next[k - from];
            }
        }
        for (int r = 0; r < n; r++) {
            int symbol = readings.get(r)[t];
            terms[r][t] = symbol < Q ? (leaves[r] < t ? logs[r] : logs[n])[symbol] : 0;
            if (leaves[r] == t) {
                sums[r] = sums[n].clone();
            }
            if (leaves[r] <= t) {
                layers.read(sums[r], columns[t], symbol);
            }
        }
        layers.read(sums[n], columns[t], trunk[t]);
    }

    private void requireColumns(byte[] row) {
        if (row.length != columns.length) {
            throw new IllegalArgumentException(
                    "a row must have " + columns.length + " columns as the model has, had " + row.length);
        }
    }

    @Override
    public Decoder decoder(int slots) {
        return new AnyOrderDecoder(layers, columns, slots);
    }

    @Override
    public void close() {
        layers.close();
    }
}
