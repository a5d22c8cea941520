package org.plume.weather.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Tensor;

/** Examples drawn with replacement, with what every objective sees; {@link #more} adds what one of them needs besides. */
class Minibatches implements Batches {

    final ForecastSpec spec;
    final int rows;
    private final Input fields;
    private final Examples examples;
    private final Streams streams;
    private final float[] weights;

    Minibatches(Scaling scaling, Input fields, Examples examples, int rows, Streams streams) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be >= 1, were " + rows);
        }
        this.spec = scaling.spec();
        this.fields = fields;
        this.rows = rows;
        this.examples = examples;
        this.streams = streams;
        this.weights = scaling.weights();
    }

    @Override
    public final Map<String, Tensor> at(long step) {
        RandomGenerator rng = streams.at(step);
        int width = examples.width();
        int size = weights.length;
        float[] seen = new float[rows * width];
        float[] target = new float[rows * size];
        float[] weight = new float[rows * size];
        for (int i = 0; i < rows; i++) {
            int drawn = rng.nextInt(examples.size());
            examples.fields(drawn, seen, i * width);
            float[] u = examples.target(drawn);
            for (int j = 0; j < size; j++) {
                boolean known = !Float.isNaN(u[j]);
                target[i * size + j] = known ? u[j] : 0;
                weight[i * size + j] = known ? weights[j] : 0;
            }
        }
        Map<String, Tensor> batch = new LinkedHashMap<>();
        batch.put(Graphs.FIELDS, new Tensor(ForecastSpec.with(rows, fields.tail()), seen));
        batch.put(Regression.TARGET, Tensor.of(target, rows, size));
        batch.put(Regression.WEIGHT, Tensor.of(weight, rows, size));
        more(step, batch, target, rng);
        return batch;
    }

    /** Adds to the batch; the targets {@code [rows][entries]}, one after the other, may be overwritten. */
    void more(long step, Map<String, Tensor> batch, float[] target, RandomGenerator rng) {}
}
