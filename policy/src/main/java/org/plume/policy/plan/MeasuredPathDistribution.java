package org.plume.policy.plan;

import java.util.random.RandomGenerator;
import org.plume.generative.solve.PathSampler;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.ProbabilityFlow;
import org.plume.generative.solve.Pullback;
import org.plume.generative.solve.TimeGrid;
import org.plume.policy.Chunk;

/**
 * A {@link PathDistribution} that tells its density along the probability flow, by classical Runge-Kutta: with the whole
 * divergence for chunks of at most {@value #SMALL} numbers, else by Hutchinson's estimate of it. The density is that of the
 * model with its own noise, whatever the noise scale of the sampler, seen at the last time before 1 that the solver stops at
 * where the path is singular there.
 */
final class MeasuredPathDistribution extends PathDistribution implements Densities.Estimated {

    private static final int SMALL = 64;
    private static final int STEPS = 16;
    private static final int PROBES = 4;

    private final PathSampler sampler;
    private final Outlook outlook;
    private final ProbabilityFlow flow;

    MeasuredPathDistribution(
            PathSampler sampler, Outlook outlook, double noiseScale, Runnable beforeStep, Pullback pullback) {
        super(sampler, outlook, noiseScale, beforeStep);
        this.sampler = sampler;
        this.outlook = outlook;
        Predictor watched = queries -> {
            beforeStep.run();
            return sampler.predictor().predict(queries);
        };
        flow = new ProbabilityFlow(
                watched,
                pullback,
                sampler.path(),
                sampler.grid().at(0),
                last(sampler),
                sampler.condition(),
                ProbabilityFlow.Integrator.rungeKutta(STEPS));
    }

    /** 1, or the last time before it where the velocity has no end at 1. */
    private static double last(PathSampler sampler) {
        TimeGrid grid = sampler.grid();
        var atEnd = sampler.path().velocityWeights(1);
        boolean regular = Double.isFinite(atEnd.onX()) && Double.isFinite(atEnd.onPrediction());
        return regular ? 1 : grid.at(grid.steps() - 1);
    }

    /** log p over the network's vector in its own units, rad or m for each of the path's numbers; nats. */
    @Override
    public double estimate(Chunk chunk, RandomGenerator rng) {
        double[] z = outlook.vector(chunk);
        double log = sampler.size() <= SMALL ? flow.logDensity(z) : flow.logDensityEstimate(z, PROBES, rng);
        return log + outlook.targets().logVolume();
    }
}
