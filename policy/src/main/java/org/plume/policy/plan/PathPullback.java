package org.plume.policy.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plume.generative.solve.Pullback;
import org.plume.generative.solve.Query;

/** The derivative of a served graph in x. */
record PathPullback(Network derivative) implements Pullback {

    @Override
    public List<double[]> pull(List<Query> queries, List<double[]> cotangents) {
        int rows = queries.size();
        int d = queries.get(0).x().length;
        float[] w = new float[rows * d];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < d; j++) {
                w[i * d + j] = (float) cotangents.get(i)[j];
            }
        }
        Map<String, float[]> inputs = new TreeMap<>(PathPredictor.inputs(queries));
        inputs.put(Network.COTANGENT, w);
        float[] values = derivative.run(rows, inputs).get(Network.VJP);
        if (values == null) {
            throw new IllegalStateException("the graph has no output " + Network.VJP);
        }
        return PathPredictor.split(values, rows);
    }
}
