package org.plume.generative.paradigm;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.generative.solve.Query;

/** Codes, and then the points that they stand for. */
final class OnePassDraw implements Draw {

    private final OnePass distribution;
    private final List<double[]> codes;
    private final List<RandomGenerator> rngs;
    private @Nullable List<double[]> points;

    OnePassDraw(OnePass distribution, List<double[]> codes, List<RandomGenerator> rngs) {
        this.distribution = distribution;
        this.codes = codes;
        this.rngs = rngs;
        points = codes.isEmpty() ? List.of() : null;
    }

    List<double[]> codes() {
        return codes;
    }

    @Override
    public boolean done() {
        return points != null;
    }

    @Override
    public List<Query> queries() {
        float[] condition = distribution.condition();
        return done()
                ? List.of()
                : codes.stream().map(z -> new Query(z, Double.NaN, condition)).toList();
    }

    @Override
    public void advance(List<double[]> answers) {
        points = IntStream.range(0, answers.size())
                .mapToObj(i -> distribution.point(answers.get(i), rngs.get(i)))
                .toList();
    }

    @Override
    public List<double[]> points() {
        List<double[]> all = points;
        if (all == null) {
            throw new IllegalStateException("the draw is not done");
        }
        return all;
    }
}
