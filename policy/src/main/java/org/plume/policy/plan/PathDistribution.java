package org.plume.policy.plan;

import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.plume.generative.Inpainter;
import org.plume.generative.solve.Guided;
import org.plume.generative.solve.OneStage;
import org.plume.generative.solve.PathSampler;
import org.plume.generative.solve.Query;
import org.plume.generative.solve.Repaint;
import org.plume.generative.solve.Solver;
import org.plume.generative.solve.Walk;
import org.plume.policy.Chunk;

/** Flow matching or diffusion: noise carried to chunks. K samples of one call are one batch at every evaluation. */
class PathDistribution implements ActionDistribution, Inpainter<Chunk> {

    private static final int REPEATS = 4;

    private final PathSampler sampler;
    private final Outlook outlook;
    private final UnaryOperator<double[]> settle;
    private final double noiseScale;
    private final Asking asking;

    /** @param settle what is done to each vector that was drawn */
    PathDistribution(
            PathSampler sampler, Outlook outlook, UnaryOperator<double[]> settle, double noiseScale, Asking asking) {
        this.sampler = sampler;
        this.outlook = outlook;
        this.settle = settle;
        this.noiseScale = noiseScale;
        this.asking = asking;
    }

    @Override
    public Draw draw(List<RandomGenerator> rngs) {
        List<Solver.Run> runs = sampler.start(rngs, noiseScale);
        Walk walk = Walk.of(runs, sampler.condition());
        return new Draw() {
            @Override
            public boolean done() {
                return walk.done();
            }

            @Override
            public List<Query> queries() {
                return walk.queries();
            }

            @Override
            public void advance(List<double[]> predictions) {
                walk.advance(predictions);
            }

            @Override
            public List<Chunk> chunks() {
                return runs.stream()
                        .map(run -> outlook.chunk(settle.apply(run.x())))
                        .toList();
            }
        };
    }

    @Override
    public List<Chunk> finish(Draw draw) {
        return asking.chunks(draw);
    }

    @Override
    public int evaluations() {
        return sampler.evaluations();
    }

    /** Whether every evaluation is followed by one with the derivative. */
    boolean guidedByDerivative() {
        return sampler.solver() instanceof Guided guided && guided.correction().derivative();
    }

    /** {@code known} counts the numbers of the path, row-major {@code [horizon, coordinates]}; by RePaint. */
    @Override
    public Chunk inpaint(Chunk values, BitSet known, RandomGenerator rng) {
        return outlook.chunk(
                new Repaint(sampler, OneStage.ANCESTRAL, REPEATS).inpaint(outlook.vector(values), known, rng));
    }
}
