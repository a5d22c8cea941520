package org.plume.generative.paradigm;

import java.util.List;
import java.util.random.RandomGenerator;

/** A sample is one pass of a network over a code z ~ N(0, I). */
interface OnePass extends Distribution {

    /** Entries of z. */
    int codeSize();

    /** Entries of x. */
    int size();

    /** A point for each code; where the network answers a distribution, drawn from it. */
    List<double[]> points(List<double[]> codes, List<RandomGenerator> rngs);

    @Override
    default int evaluations() {
        return 1;
    }

    @Override
    default List<double[]> sample(List<RandomGenerator> rngs) {
        return points(codes(rngs), rngs);
    }

    /** The codes, then the points. */
    @Override
    default List<List<double[]>> walk(List<RandomGenerator> rngs) {
        List<double[]> codes = codes(rngs);
        return List.of(codes.stream().map(z -> Rows.fit(z, size())).toList(), points(codes, rngs));
    }

    /** A code from each generator. */
    default List<double[]> codes(List<RandomGenerator> rngs) {
        return rngs.stream().map(rng -> Normal.draw(codeSize(), rng)).toList();
    }
}
