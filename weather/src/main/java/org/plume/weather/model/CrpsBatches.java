package org.plume.weather.model;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.nn.Tensor;

/** The minibatches of {@link CrpsObjective}. */
final class CrpsBatches extends Minibatches {

    private final Crps method;
    private final Patterns fields;
    private final long white;

    CrpsBatches(Scaling scaling, Crps method, Examples examples, int rows, long steps, Streams streams) {
        super(scaling, new Graphs(scaling.spec()).fields(), examples, rows, streams);
        this.method = method;
        this.fields = scaling.noise();
        this.white = Crps.white(steps);
    }

    @Override
    void more(long step, int[] drawn, Map<String, Tensor> batch, float[] target, RandomGenerator rng) {
        long[] one = ForecastSpec.with(method.members(), spec.shape(method.extras(spec.variables())));
        long[] shape = ForecastSpec.with(rows, one);
        float[] noise = new float[Tensor.size(shape)];
        Patterns patterns = step < white ? Patterns.none(fields.size()) : fields;
        for (int at = 0; at < noise.length; at += patterns.size()) {
            patterns.draw(1, rng, noise, at);
        }
        batch.put(CrpsObjective.NOISE, new Tensor(shape, noise));
    }
}
