package org.plume.policy.plan;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Sampler;
import org.plume.generative.Streams;
import org.plume.generative.solve.Walk;
import org.plume.policy.Chunk;

/** p(chunk | situation). Implementations say by further interfaces what else they can do. */
public interface ActionDistribution extends Sampler<Chunk> {

    /** Network evaluations that one chunk takes. */
    int evaluations();

    /** Rows of the network that n chunks take at each evaluation. */
    default int rows(int n) {
        return n;
    }

    /** One chunk for each generator, before the first step; whoever takes it asks the network for it. */
    Draw draw(List<RandomGenerator> rngs);

    /** Goes to the end of a draw alone. */
    List<Chunk> finish(Draw draw);

    @Override
    default Chunk sample(RandomGenerator rng) {
        return finish(draw(List.of(rng))).get(0);
    }

    @Override
    default List<Chunk> sample(int n, Streams streams) {
        return finish(draw(IntStream.range(0, n).mapToObj(streams::at).toList()));
    }

    /** Chunks on their way. */
    interface Draw extends Walk {

        /** The chunks, in the order of their generators, once done. */
        List<Chunk> chunks();
    }
}
