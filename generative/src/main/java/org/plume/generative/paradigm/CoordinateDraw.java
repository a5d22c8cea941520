package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.solve.Query;

/** Points to which one coordinate is added after the other, each from its bins' log-probabilities. */
final class CoordinateDraw implements Draw {

    private final Bins bins;
    private final float[] condition;
    private final List<RandomGenerator> rngs;
    private final List<List<double[]>> moments = new ArrayList<>();
    private int known;

    /**
     * @param start of which the first coordinates are known
     * @param known how many
     */
    CoordinateDraw(Bins bins, List<double[]> start, int known, float[] condition, List<RandomGenerator> rngs) {
        this.bins = bins;
        this.condition = condition;
        this.rngs = rngs;
        this.known = known;
        moments.add(start.stream().map(double[]::clone).toList());
    }

    private List<double[]> rows() {
        return moments.get(moments.size() - 1);
    }

    @Override
    public boolean done() {
        return rngs.isEmpty() || known == rows().get(0).length;
    }

    @Override
    public List<Query> queries() {
        return done()
                ? List.of()
                : rows().stream().map(x -> new Query(x, Double.NaN, condition)).toList();
    }

    @Override
    public void advance(List<double[]> answers) {
        List<double[]> longer = rows().stream().map(double[]::clone).toList();
        for (int r = 0; r < longer.size(); r++) {
            longer.get(r)[known] = bins.draw(bin(answers.get(r), rngs.get(r)), rngs.get(r));
        }
        moments.add(longer);
        known++;
    }

    private int bin(double[] logs, RandomGenerator rng) {
        double u = rng.nextDouble();
        for (int bin = 0; bin < bins.count() - 1; bin++) {
            u -= Math.exp(logs[known * bins.count() + bin]);
            if (u < 0) {
                return bin;
            }
        }
        return bins.count() - 1;
    }

    /** The start, and every moment from there. */
    List<List<double[]>> moments() {
        return moments;
    }

    @Override
    public List<double[]> points() {
        if (!done()) {
            throw new IllegalStateException("the draw is not done");
        }
        return rows();
    }
}
