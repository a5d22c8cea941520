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
    final Examples examples;
    private final Streams streams;
    final float[] weights;

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
        int[] drawn = new int[rows];
        for (int i = 0; i < rows; i++) {
            drawn[i] = rng.nextInt(examples.size());
            examples.fields(drawn[i], seen, i * width);
            known(examples.target(drawn[i]), target, weight, i * size);
        }
        Map<String, Tensor> batch = new LinkedHashMap<>();
        batch.put(Graphs.FIELDS, new Tensor(ForecastSpec.with(rows, fields.tail()), seen));
        batch.put(Regression.TARGET, Tensor.of(target, rows, size));
        batch.put(Regression.WEIGHT, Tensor.of(weight, rows, size));
        more(step, drawn, batch, target, rng);
        return batch;
    }

    /** Writes values and their weights at the place; a missing one is 0 and has no weight. */
    final void known(float[] values, float[] target, float[] weight, int at) {
        for (int j = 0; j < values.length; j++) {
            boolean known = !Float.isNaN(values[j]);
            target[at + j] = known ? values[j] : 0;
            weight[at + j] = known ? weights[j] : 0;
        }
    }

    /**
     * Adds to the batch.
     *
     * @param drawn the examples
     * @param target {@code [rows][entries]}, one after the other; may be overwritten
     */
    void more(long step, int[] drawn, Map<String, Tensor> batch, float[] target, RandomGenerator rng) {}
}
