package org.plume.policy.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.plume.generative.solve.PathSampler;
import org.plume.generative.solve.TimeGrid;
import org.plume.policy.Chunk;

/**
 * A {@link PathDistribution} that estimates its density by {@link PathDensity}. The density is that of the model with its
 * own noise, whatever the noise scale of the sampler; where the path's velocity has no end at t = 1, it is seen at the last
 * time before 1 that the solver stops at.
 */
final class MeasuredPathDistribution extends PathDistribution implements Densities.Estimated {

    private final PathSampler sampler;
    private final Outlook outlook;
    private final Asking asking;

    MeasuredPathDistribution(
            PathSampler sampler, Outlook outlook, UnaryOperator<double[]> settle, double noiseScale, Asking asking) {
        super(sampler, outlook, settle, noiseScale, asking);
        this.sampler = sampler;
        this.outlook = outlook;
        this.asking = asking;
    }

    /** 1, or the last time before it where the velocity has no end at 1. */
    private double last() {
        TimeGrid grid = sampler.grid();
        var atEnd = sampler.path().velocityWeights(1);
        boolean regular = Double.isFinite(atEnd.onX()) && Double.isFinite(atEnd.onPrediction());
        return regular ? 1 : grid.at(grid.steps() - 1);
    }

    @Override
    public double estimate(Chunk chunk, RandomGenerator rng) {
        Densities.Measure measure = measure(List.of(chunk), List.of(rng));
        asking.finish(measure);
        return measure.logDensities()[0];
    }

    /** log p over the network's vector in its own units, rad or m for each of the path's numbers; nats. */
    @Override
    public Densities.Measure measure(List<Chunk> chunks, List<RandomGenerator> rngs) {
        return new PathDensity(
                sampler.path(),
                sampler.grid().at(0),
                last(),
                sampler.condition(),
                chunks.stream().map(outlook::vector).toList(),
                rngs,
                outlook.targets().logVolume());
    }
}
