package org.plume.weather.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.nn.Tensor;

/** Examples drawn with replacement, with what every objective sees; {@link #more} adds what one of them needs besides. */
abstract class Minibatches implements Batches {

    final ForecastSpec spec;
    final int rows;
    private final Examples examples;
    private final Streams streams;
    private final float[] weights;

    Minibatches(Scaling scaling, Examples examples, int rows, Streams streams) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be >= 1, were " + rows);
        }
        this.spec = scaling.spec();
        this.rows = rows;
        this.examples = examples;
        this.streams = streams;
        this.weights = scaling.weights();
    }

    @Override
    public Map<String, Tensor> at(long step) {
        RandomGenerator rng = streams.at(step);
        int seen = new Fields(spec).size();
        int size = weights.length;
        float[] fields = new float[rows * seen];
        float[] target = new float[rows * size];
        float[] weight = new float[rows * size];
        int[] drawn = new int[rows];
        for (int i = 0; i < rows; i++) {
            drawn[i] = rng.nextInt(examples.size());
            examples.fields(drawn[i], fields, i * seen);
            float[] u = examples.target(drawn[i]);
            for (int j = 0; j < size; j++) {
                boolean known = !Float.isNaN(u[j]);
                target[i * size + j] = known ? u[j] : 0;
                weight[i * size + j] = known ? weights[j] : 0;
            }
        }
        Map<String, Tensor> batch = new LinkedHashMap<>();
        batch.put(Graphs.FIELDS, new Tensor(shape(spec.inputs()), fields));
        batch.put(CrpsObjective.TARGET, Tensor.of(target, rows, size));
        batch.put(CrpsObjective.WEIGHT, Tensor.of(weight, rows, size));
        more(batch, drawn, rng);
        return batch;
    }

    /** Adds to the batch of these examples. */
    abstract void more(Map<String, Tensor> batch, int[] drawn, RandomGenerator rng);

    /** {@code [rows, channels, extents]}. */
    final long[] shape(int channels) {
        long[] row = spec.shape(channels);
        long[] shape = new long[row.length + 1];
        shape[0] = rows;
        System.arraycopy(row, 0, shape, 1, row.length);
        return shape;
    }

    /** N(0, 1), {@code [rows, channels, extents]}. */
    final Tensor noise(int channels, RandomGenerator rng) {
        float[] values = new float[rows * channels * spec.layout().points()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rng.nextGaussian();
        }
        return new Tensor(shape(channels), values);
    }
}
