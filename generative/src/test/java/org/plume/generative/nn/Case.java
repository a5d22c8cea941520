package org.plume.generative.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;

/**
 * A graph to try: it is given the output {@value #LOSS}, and random inputs and parameters away from the special values
 * that parameters start with.
 *
 * @param name for messages
 * @param vocabulary token ids are below this
 */
public record Case(String name, Graph graph, int batch, int vocabulary) {

    static final String LOSS = "loss";

    static Case of(String name, Graph graph, int batch) {
        return new Case(name, graph, batch, 1);
    }

    /** The value of the key, which must be there. */
    static <K, T> T of(Map<K, T> map, K key) {
        T value = map.get(key);
        if (value == null) {
            throw new AssertionError("must have " + key + ", had " + map.keySet());
        }
        return value;
    }

    /** The numbers of the name, which must be there. */
    public static float[] numbers(Map<String, ?> values, String name) {
        if (values.get(name) instanceof float[] numbers) {
            return numbers;
        }
        throw new AssertionError("must have numbers " + name + ", had " + values.keySet());
    }

    /** The graph and the loss sum_outputs mean((y + 0.3)^2). */
    public Graph scored() {
        Graph plain = graph;
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return plain.inputs();
            }

            @Override
            public <V> Map<String, V> define(Ops<V> o, Map<String, V> inputs) {
                Map<String, V> outputs = new LinkedHashMap<>(plain.define(o, inputs));
                V loss = null;
                for (V y : outputs.values()) {
                    V part = o.meanAll(o.square(o.shift(y, 0.3)));
                    loss = loss == null ? part : o.add(loss, part);
                }
                if (loss == null) {
                    throw new IllegalStateException("a graph has at least one output");
                }
                outputs.put(LOSS, loss);
                return outputs;
            }
        };
    }

    /** The initial parameters, each moved by N(0, 0.1^2). */
    public Map<String, Tensor> parameters() {
        Map<String, Tensor> values = Parameters.initial(graph, 7);
        RandomGenerator rng = new Streams(11).at(0);
        values.values().forEach(t -> fill(t.values(), i -> t.values()[i] += (float) (0.1 * rng.nextGaussian())));
        return values;
    }

    public Map<String, Object> inputs() {
        RandomGenerator rng = new Streams(13).at(0);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Input input : graph.inputs()) {
            int n = batch * Tensor.size(input.tail());
            if (input.tokens()) {
                values.put(input.name(), rng.longs(n, 0, vocabulary).toArray());
            } else {
                float[] v = new float[n];
                fill(v, i -> v[i] = (float) rng.nextGaussian());
                values.put(input.name(), v);
            }
        }
        return values;
    }

    private static void fill(float[] v, Consumer<Integer> each) {
        for (int i = 0; i < v.length; i++) {
            each.accept(i);
        }
    }

    /** What the oracle says, in double, for these inputs and parameters. */
    Oracle oracle() {
        Map<String, double[]> feeds = new LinkedHashMap<>();
        inputs().forEach((n, v) -> feeds.put(n, doubles(v)));
        Map<String, double[]> weights = new LinkedHashMap<>();
        parameters().forEach((n, t) -> weights.put(n, doubles(t.values())));
        return new Oracle(batch, feeds, weights);
    }

    static double[] doubles(Object values) {
        if (values instanceof long[] ids) {
            return Arrays.stream(ids).asDoubleStream().toArray();
        }
        float[] v = (float[]) values;
        double[] d = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            d[i] = v[i];
        }
        return d;
    }

    @Override
    public String toString() {
        return name;
    }
}
