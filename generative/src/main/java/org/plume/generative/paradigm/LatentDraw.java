package org.plume.generative.paradigm;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.solve.Query;

/** Codes along their path, and then the points that they stand for. */
final class LatentDraw implements Draw {

    private final OnePass decoder;
    private final Draw codes;
    private final List<RandomGenerator> rngs;
    private @Nullable Draw points;

    LatentDraw(OnePass decoder, Draw codes, List<RandomGenerator> rngs) {
        this.decoder = decoder;
        this.codes = codes;
        this.rngs = rngs;
    }

    /** The part that is under way. */
    private Draw part() {
        Draw last = points;
        return last == null ? codes : last;
    }

    @Override
    public boolean done() {
        Draw last = points;
        return last == null ? rngs.isEmpty() : last.done();
    }

    @Override
    public List<Query> queries() {
        return part().queries();
    }

    @Override
    public void advance(List<double[]> answers) {
        part().advance(answers);
        if (points == null && codes.done()) {
            points = new OnePassDraw(decoder, codes.points(), rngs);
        }
    }

    @Override
    public List<double[]> points() {
        if (!done()) {
            throw new IllegalStateException("the draw is not done");
        }
        return part().points();
    }
}
