package org.plume.generative.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Sampler;
import org.plume.generative.Streams;
import org.plume.generative.path.Path;

/**
 * Samples p(x | condition) with a network along a path: noise at the grid's first time, then the solver.
 *
 * @param predictor the network
 * @param path schedule and parameterisation it was trained with
 * @param solver how to go
 * @param grid where to stop
 * @param size d, the length of x
 * @param condition what the network is conditioned on; may be empty
 */
public record PathSampler(Predictor predictor, Path path, Solver solver, TimeGrid grid, int size, float[] condition)
        implements Sampler<double[]> {

    @Override
    public double[] sample(RandomGenerator rng) {
        return drive(List.of(start(rng)), () -> {}).get(0);
    }

    /** The n rows advance together, as one batch of network evaluations. */
    @Override
    public List<double[]> sample(int n, Streams streams) {
        return sample(n, streams, () -> {});
    }

    /** The same; {@code beforeStep} runs before each network evaluation and may throw to abandon the batch. */
    public List<double[]> sample(int n, Streams streams, Runnable beforeStep) {
        return drive(start(IntStream.range(0, n).mapToObj(streams::at).toList(), 1), beforeStep);
    }

    /**
     * One row for each generator at its start, to be moved by {@link Walk#of}.
     *
     * @param noiseScale factor of the first noise: below 1, rows keep closer to the middle of each mode
     */
    public List<Solver.Run> start(List<RandomGenerator> rngs, double noiseScale) {
        List<Solver.Run> runs = new ArrayList<>(rngs.size());
        for (RandomGenerator rng : rngs) {
            runs.add(start(noiseScale, rng));
        }
        return runs;
    }

    /** A row at its start: x ~ N(0, spread^2 I). */
    public Solver.Run start(RandomGenerator rng) {
        return start(1, rng);
    }

    private Solver.Run start(double noiseScale, RandomGenerator rng) {
        double spread = noiseScale * path.schedule().at(grid.at(0)).spread();
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = spread * rng.nextGaussian();
        }
        return solver.start(x, grid, path, rng);
    }

    /** Network evaluations of one row. */
    public int evaluations() {
        return solver.evaluations(grid.steps());
    }

    private List<double[]> drive(List<Solver.Run> runs, Runnable beforeStep) {
        Walk.of(runs, condition).run(predictor, beforeStep);
        return runs.stream().map(Solver.Run::x).toList();
    }
}
