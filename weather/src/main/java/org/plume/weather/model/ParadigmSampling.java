package org.plume.weather.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.paradigm.DistributionModel;
import org.plume.generative.paradigm.Draw;
import org.plume.generative.solve.Query;

/**
 * The mean, and what it leaves, drawn by a paradigm: u = mean + spread scale x. All rows are one batch at every evaluation.
 *
 * @param network that knows the mean
 * @param scale {@code [entries]}, the deviation of what the mean leaves
 * @param spread factor of it
 */
record ParadigmSampling(Network network, DistributionModel model, double[] scale, double spread) implements Sampling {

    @Override
    public float[] draw(float[] fields, RandomGenerator[] rngs) {
        int rows = rngs.length;
        int size = scale.length;
        float[] u = network.mean(rows, fields);
        float[] seen = PathSampling.joined(fields, u, rows);
        int width = seen.length / rows;
        Draw[] draws = new Draw[rows];
        for (int i = 0; i < rows; i++) {
            float[] condition = Arrays.copyOfRange(seen, i * width, (i + 1) * width);
            draws[i] = model.given(condition).draw(List.of(rngs[i]));
        }
        while (!draws[0].done()) {
            advance(draws);
        }
        for (int i = 0; i < rows; i++) {
            double[] x = draws[i].points().get(0);
            for (int j = 0; j < size; j++) {
                u[i * size + j] += (float) (spread * scale[j] * x[j]);
            }
        }
        return u;
    }

    /** All rows stand at the same step, and each asks for one place. */
    private void advance(Draw... draws) {
        List<Query> queries = new ArrayList<>(draws.length);
        for (Draw draw : draws) {
            queries.addAll(draw.queries());
        }
        List<double[]> answers = model.predictor().predict(queries);
        for (int i = 0; i < draws.length; i++) {
            draws[i].advance(List.of(answers.get(i)));
        }
    }
}
