package org.plume.policy.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Query;
import org.plume.policy.method.AlongPath;
import org.plume.policy.method.OneLoss;

/**
 * A policy's graphs as a predictor. A row's answer is its numbers of every output, one output behind the other; queries with
 * a cotangent are answered by the derivative, the others by the served graph. A query whose x is empty is for a graph that
 * sees the condition alone.
 *
 * @param network the served graph
 * @param outputs its outputs, in the order of an answer
 * @param derivative the network with its derivative in x; asked for when a cotangent first comes
 */
record NetworkPredictor(Network network, List<String> outputs, Supplier<Network> derivative) implements Predictor {

    private static final List<String> DERIVATIVE_OUTPUTS = List.of(OneLoss.GRAPH, Network.VJP);

    @Override
    public List<double[]> predict(List<Query> queries) {
        int[] pulls = IntStream.range(0, queries.size())
                .filter(i -> queries.get(i).cotangent() != null)
                .toArray();
        if (pulls.length == 0) {
            return plain(queries);
        }
        if (pulls.length == queries.size()) {
            return pull(queries);
        }
        return mixed(queries, pulls);
    }

    private List<double[]> mixed(List<Query> queries, int... pulls) {
        double[][] answers = new double[queries.size()][];
        int[] others = IntStream.range(0, queries.size())
                .filter(i -> queries.get(i).cotangent() == null)
                .toArray();
        List<double[]> pulled = pull(pick(queries, pulls));
        List<double[]> predicted = plain(pick(queries, others));
        Arrays.setAll(answers, i -> new double[0]);
        for (int i = 0; i < pulls.length; i++) {
            answers[pulls[i]] = pulled.get(i);
        }
        for (int i = 0; i < others.length; i++) {
            answers[others[i]] = predicted.get(i);
        }
        return List.of(answers);
    }

    private static List<Query> pick(List<Query> queries, int... index) {
        return Arrays.stream(index).mapToObj(queries::get).toList();
    }

    private List<double[]> plain(List<Query> queries) {
        return split(network.run(queries.size(), inputs(queries)), queries.size(), outputs);
    }

    private List<double[]> pull(List<Query> queries) {
        Map<String, float[]> inputs = inputs(queries);
        float[] cotangents = new float[queries.size() * queries.get(0).x().length];
        int at = 0;
        for (Query query : queries) {
            double[] w = query.cotangent();
            for (int j = 0; w != null && j < w.length; j++) {
                cotangents[at++] = (float) w[j];
            }
        }
        inputs.put(Network.COTANGENT, cotangents);
        return split(derivative.get().run(queries.size(), inputs), queries.size(), DERIVATIVE_OUTPUTS);
    }

    private static Map<String, float[]> inputs(List<Query> queries) {
        int d = queries.get(0).x().length;
        int c = queries.get(0).condition().length;
        float[] x = new float[queries.size() * d];
        float[] t = new float[queries.size()];
        float[] condition = new float[queries.size() * c];
        for (int i = 0; i < queries.size(); i++) {
            Query query = queries.get(i);
            for (int j = 0; j < d; j++) {
                x[i * d + j] = (float) query.x()[j];
            }
            t[i] = (float) (AlongPath.TIME_SCALE * query.t());
            System.arraycopy(query.condition(), 0, condition, i * c, c);
        }
        Map<String, float[]> inputs = new LinkedHashMap<>();
        inputs.put(Network.CONDITION, condition);
        if (d > 0) {
            inputs.put(Network.X, x);
            inputs.put(Network.T, t);
        }
        return inputs;
    }

    private static List<double[]> split(Map<String, float[]> values, int rows, List<String> outputs) {
        List<float[]> columns = new ArrayList<>();
        int d = 0;
        for (String output : outputs) {
            float[] column = values.get(output);
            if (column == null) {
                throw new IllegalStateException("the graph must have an output " + output + ", has " + values.keySet());
            }
            columns.add(column);
            d += column.length / rows;
        }
        List<double[]> split = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            double[] row = new double[d];
            int at = 0;
            for (float[] column : columns) {
                int n = column.length / rows;
                for (int j = 0; j < n; j++) {
                    row[at++] = column[i * n + j];
                }
            }
            split.add(row);
        }
        return split;
    }
}
