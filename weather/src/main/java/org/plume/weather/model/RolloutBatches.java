package org.plume.weather.model;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.nn.Tensor;

/** The minibatches of {@link RolloutObjective}. */
final class RolloutBatches extends Minibatches {

    private final RolloutObjective objective;
    private final Patterns patterns;

    RolloutBatches(RolloutObjective objective, Examples examples, int rows, Streams streams) {
        super(objective.scaling(), objective.graphs().fields(), examples.known(objective.leads()), rows, streams);
        this.objective = objective;
        this.patterns = objective.scaling().noise();
    }

    @Override
    void more(long step, int[] drawn, Map<String, Tensor> batch, float[] target, RandomGenerator rng) {
        int size = patterns.size();
        int leads = objective.leads();
        int members = objective.members();
        int entries = objective.channels() * size;
        float[] noise = new float[rows * leads * members * entries];
        for (int at = 0; at < noise.length; at += size) {
            patterns.draw(1, rng, noise, at);
        }
        int later = leads - 1;
        int width = new Channels(spec).forcings() * spec.layout().points();
        float[] truth = new float[rows * later * size];
        float[] weight = new float[truth.length];
        float[] forcings = new float[rows * later * width];
        for (int i = 0; i < rows * later; i++) {
            int example = drawn[i / later];
            int lead = 2 + i % later;
            known(examples.ahead(example, lead), truth, weight, i * size);
            examples.forcings(example, lead, forcings, i * width);
        }
        batch.put(CrpsObjective.NOISE, Tensor.of(noise, rows, leads, members, entries));
        batch.put(RolloutObjective.AHEAD, Tensor.of(truth, rows, later, size));
        batch.put(RolloutObjective.AHEAD_WEIGHT, Tensor.of(weight, rows, later, size));
        if (width > 0) {
            batch.put(RolloutObjective.FORCINGS, Tensor.of(forcings, rows, later, width));
        }
    }
}
