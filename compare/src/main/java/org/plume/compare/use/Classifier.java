package org.plume.compare.use;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.compare.data.PointSet;
import org.plume.compare.learn.Budget;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.Mlp;
import org.plume.generative.nn.onnx.ServedGraph;
import org.plume.training.Trainer;

/** The plain discriminative one: p(label | x) by a network, loss = -mean log p(label | x). It knows nothing of p(x). */
final class Classifier implements AutoCloseable {

    private static final int WIDTH = 110;
    private static final int BLOCKS = 2;
    private static final String X = "x";
    private static final String WANTED = "wanted";
    private static final String LOGITS = "logits";

    private final PointSet set;
    private final ServedGraph graph;

    private Classifier(PointSet set, ServedGraph graph) {
        this.set = set;
        this.graph = graph;
    }

    static Classifier train(PointSet set, Trainer trainer, Budget budget, long seed) {
        Streams streams = new Streams(seed).child(77);
        Batches batches = step -> batch(set, budget.rows(), streams.at(step));
        Map<String, Tensor> weights = trainer.train(
                        new CrossEntropy(set.featureSize(), set.labels()),
                        budget.plan(seed),
                        batches,
                        Map.of("set", set.name()))
                .averaged();
        return new Classifier(set, ServedGraph.of(new Network(set.featureSize(), set.labels()), weights, 1));
    }

    private static Map<String, Tensor> batch(PointSet set, int rows, RandomGenerator rng) {
        int d = set.featureSize();
        float[] x = new float[rows * d];
        float[] wanted = new float[rows * set.labels()];
        for (int r = 0; r < rows; r++) {
            PointSet.Labelled point = set.draw(rng);
            put(set.features(point.x()), x, r * d);
            wanted[r * set.labels() + point.label()] = 1;
        }
        return Map.of(X, Tensor.of(x, rows, d), WANTED, Tensor.of(wanted, rows, set.labels()));
    }

    private static void put(double[] features, float[] x, int at) {
        for (int i = 0; i < features.length; i++) {
            x[at + i] = (float) features[i];
        }
    }

    /** The most probable label of each point. */
    int[] labels(List<double[]> points) {
        int d = set.featureSize();
        int labels = set.labels();
        float[] x = new float[points.size() * d];
        for (int r = 0; r < points.size(); r++) {
            put(set.features(points.get(r)), x, r * d);
        }
        float[] logits = graph.run(LOGITS, points.size(), Map.of(X, x));
        int[] best = new int[points.size()];
        for (int r = 0; r < best.length; r++) {
            for (int label = 1; label < labels; label++) {
                best[r] = logits[r * labels + label] > logits[r * labels + best[r]] ? label : best[r];
            }
        }
        return best;
    }

    @Override
    public void close() {
        graph.close();
    }

    /** x to a logit for each label. */
    private record Network(int size, int labels) implements Graph {

        @Override
        public List<Input> inputs() {
            return List.of(Input.numbers(X, size));
        }

        @Override
        public <V> Map<String, V> define(Ops<V> ops, Map<String, V> in) {
            return Map.of(LOGITS, logits(ops, value(in, X), labels));
        }
    }

    private record CrossEntropy(int size, int labels) implements Objective {

        @Override
        public List<Input> inputs() {
            return List.of(Input.numbers(X, size), Input.numbers(WANTED, labels));
        }

        @Override
        public <V> V loss(Ops<V> ops, Map<String, V> in) {
            V logs = ops.logSoftmax(logits(ops, value(in, X), labels), 1);
            return ops.scale(ops.meanAll(ops.mul(logs, value(in, WANTED))), -(double) labels);
        }
    }

    private static <V> V logits(Ops<V> ops, V x, int labels) {
        return Mlp.of("classifier", WIDTH, BLOCKS).apply(ops, x, labels);
    }

    private static <V> V value(Map<String, V> in, String name) {
        V value = in.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there must be " + name + ", there were " + in.keySet());
        }
        return value;
    }
}
