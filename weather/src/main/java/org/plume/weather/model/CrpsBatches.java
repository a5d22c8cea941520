package org.plume.weather.model;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.nn.Tensor;

/** The minibatches of {@link CrpsObjective}. */
final class CrpsBatches extends Minibatches {

    private final Crps method;

    CrpsBatches(Scaling scaling, Crps method, Examples examples, int rows, Streams streams) {
        super(scaling, examples, rows, streams);
        this.method = method;
    }

    @Override
    void more(Map<String, Tensor> batch, int[] drawn, RandomGenerator rng) {
        int m = method.members();
        Tensor channels = noise(m * method.noise(), rng);
        long[] shape = shape(method.noise());
        long[] parted = new long[shape.length + 1];
        parted[0] = rows;
        parted[1] = m;
        System.arraycopy(shape, 1, parted, 2, shape.length - 1);
        batch.put(CrpsObjective.NOISE, new Tensor(parted, channels.values()));
    }
}
