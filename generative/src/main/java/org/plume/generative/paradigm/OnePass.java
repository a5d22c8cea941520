package org.plume.generative.paradigm;

import java.util.List;
import java.util.random.RandomGenerator;

/** A sample is one pass of a network over a code z ~ N(0, I). */
interface OnePass extends Distribution {

    /** Entries of z. */
    int codeSize();

    /** Entries of x. */
    int size();

    /** c. */
    float[] condition();

    /** The point of what the network answered; where that is a distribution, drawn from it. */
    default double[] point(double[] answer, RandomGenerator rng) {
        return answer;
    }

    @Override
    default int evaluations() {
        return 1;
    }

    @Override
    default OnePassDraw draw(List<RandomGenerator> rngs) {
        return new OnePassDraw(this, codes(rngs), rngs);
    }

    /** The codes, then the points. */
    @Override
    default List<List<double[]>> walk(List<RandomGenerator> rngs) {
        OnePassDraw draw = draw(rngs);
        draw.run(predictor(), () -> {});
        return List.of(draw.codes().stream().map(z -> Rows.fit(z, size())).toList(), draw.points());
    }

    /** A code from each generator. */
    default List<double[]> codes(List<RandomGenerator> rngs) {
        return rngs.stream().map(rng -> Normal.draw(codeSize(), rng)).toList();
    }
}
