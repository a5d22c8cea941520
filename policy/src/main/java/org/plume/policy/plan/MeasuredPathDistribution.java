package org.plume.policy.plan;

import java.util.List;
import java.util.function.Supplier;
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
    private final Runnable beforeStep;
    private final Supplier<Network> derivative;

    /** @param derivative the network with its derivative in x */
    MeasuredPathDistribution(
            PathSampler sampler,
            Outlook outlook,
            double noiseScale,
            Runnable beforeStep,
            Supplier<Network> derivative) {
        super(sampler, outlook, noiseScale, beforeStep);
        this.sampler = sampler;
        this.outlook = outlook;
        this.beforeStep = beforeStep;
        this.derivative = derivative;
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
        return estimates(List.of(chunk), List.of(rng))[0];
    }

    /** log p over the network's vector in its own units, rad or m for each of the path's numbers; nats. */
    @Override
    public double[] estimates(List<Chunk> chunks, List<RandomGenerator> rngs) {
        PathDensity density = new PathDensity(
                derivative.get(), sampler.path(), sampler.grid().at(0), last(), sampler.condition(), beforeStep);
        double[] log = density.estimate(chunks.stream().map(outlook::vector).toList(), rngs);
        for (int i = 0; i < log.length; i++) {
            log[i] += outlook.targets().logVolume();
        }
        return log;
    }
}
