package org.plume.weather.model;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.nn.Tensor;

/** The minibatches of {@link CrpsObjective}. */
final class CrpsBatches extends Minibatches {

    private final Crps method;

    CrpsBatches(Scaling scaling, Crps method, Examples examples, int rows, Streams streams) {
        super(scaling, new Graphs(scaling.spec()).fields(), examples, rows, streams);
        this.method = method;
    }

    @Override
    void more(Map<String, Tensor> batch, float[] target, RandomGenerator rng) {
        long[] one = ForecastSpec.with(method.members(), spec.shape(method.noise()));
        long[] shape = ForecastSpec.with(rows, one);
        batch.put(CrpsObjective.NOISE, new Tensor(shape, noise(Tensor.size(shape), rng)));
    }
}
