package org.plume.policy.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Query;
import org.plume.policy.method.AlongPath;
import org.plume.policy.method.Method;

/** The served graph as a predictor: inputs x, t and condition, output {@value Method#GRAPH}. */
record PathPredictor(Network network) implements Predictor {

    @Override
    public List<double[]> predict(List<Query> queries) {
        int rows = queries.size();
        float[] values = network.run(rows, inputs(queries)).get(Method.GRAPH);
        if (values == null) {
            throw new IllegalStateException("the graph has no output " + Method.GRAPH);
        }
        return split(values, rows);
    }

    static Map<String, float[]> inputs(List<Query> queries) {
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
        return Map.of(Network.X, x, Network.T, t, Network.CONDITION, condition);
    }

    /** Rows one after the other. */
    static float[] flat(List<double[]> rows) {
        float[] values = new float[rows.size() * rows.get(0).length];
        int at = 0;
        for (double[] row : rows) {
            for (double value : row) {
                values[at++] = (float) value;
            }
        }
        return values;
    }

    private static List<double[]> split(float[] values, int rows) {
        int d = values.length / rows;
        List<double[]> split = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            double[] row = new double[d];
            for (int j = 0; j < d; j++) {
                row[j] = values[i * d + j];
            }
            split.add(row);
        }
        return split;
    }
}
