package org.plume.policy.plan;

import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Inpainter;
import org.plume.generative.Streams;
import org.plume.generative.solve.OneStage;
import org.plume.generative.solve.PathSampler;
import org.plume.generative.solve.Repaint;
import org.plume.policy.Chunk;

/** Flow matching or diffusion: noise carried to chunks. K samples of one call are one batch at every evaluation. */
class PathDistribution implements ActionDistribution, Inpainter<Chunk> {

    private static final int REPEATS = 4;

    private final PathSampler sampler;
    private final Outlook outlook;
    private final double noiseScale;
    private final Runnable beforeStep;

    PathDistribution(PathSampler sampler, Outlook outlook, double noiseScale, Runnable beforeStep) {
        this.sampler = sampler;
        this.outlook = outlook;
        this.noiseScale = noiseScale;
        this.beforeStep = beforeStep;
    }

    @Override
    public Chunk sample(RandomGenerator rng) {
        return outlook.chunk(
                sampler.sample(List.of(rng), noiseScale, beforeStep).get(0));
    }

    @Override
    public List<Chunk> sample(int n, Streams streams) {
        return sampler.sample(IntStream.range(0, n).mapToObj(streams::at).toList(), noiseScale, beforeStep).stream()
                .map(outlook::chunk)
                .toList();
    }

    @Override
    public int evaluations() {
        return sampler.evaluations();
    }

    /** {@code known} counts the numbers of the path, row-major {@code [horizon, coordinates]}; by RePaint. */
    @Override
    public Chunk inpaint(Chunk values, BitSet known, RandomGenerator rng) {
        return outlook.chunk(
                new Repaint(sampler, OneStage.ANCESTRAL, REPEATS).inpaint(outlook.vector(values), known, rng));
    }
}
