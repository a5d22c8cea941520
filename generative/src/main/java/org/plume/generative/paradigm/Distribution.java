package org.plume.generative.paradigm;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Sampler;
import org.plume.generative.Streams;
import org.plume.generative.solve.Predictor;

/** p(x | c) of a trained paradigm. The primitive is a batch, one generator a row. */
public interface Distribution extends Learned, Sampler<double[]> {

    /** Network evaluations of one sample. */
    int evaluations();

    /** Who answers its draws. */
    Predictor predictor();

    /** A sample for each generator, before the first evaluation of a network. */
    Draw draw(List<RandomGenerator> rngs);

    /**
     * The way that each sample takes: a row for each generator at every moment, from where the model starts (noise, a latent
     * code, an empty sequence, a chain's first state) to the samples themselves, which are the last.
     */
    List<List<double[]>> walk(List<RandomGenerator> rngs);

    /** A sample for each generator. */
    default List<double[]> sample(List<RandomGenerator> rngs) {
        Draw draw = draw(rngs);
        draw.run(predictor(), () -> {});
        return draw.points();
    }

    @Override
    default double[] sample(RandomGenerator rng) {
        return sample(List.of(rng)).get(0);
    }

    @Override
    default List<double[]> sample(int n, Streams streams) {
        return sample(rngs(n, streams));
    }

    /** {@link #walk(List)} of n rows, each by a stream of its own. */
    default List<List<double[]>> walk(int n, Streams streams) {
        return walk(rngs(n, streams));
    }

    private static List<RandomGenerator> rngs(int n, Streams streams) {
        return IntStream.range(0, n).mapToObj(streams::at).toList();
    }
}
