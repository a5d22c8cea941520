package org.plume.policy.plan;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.solve.Query;
import org.plume.policy.Chunk;
import org.plume.policy.method.Shape;

/** A variational autoencoder's decoder at codes z ~ N(0, I). */
record CvaeDistribution(Asking asking, Shape shape, Outlook outlook) implements ActionDistribution {

    @Override
    public Draw draw(List<RandomGenerator> rngs) {
        return new Codes(rngs.stream().map(this::code).toList());
    }

    private Query code(RandomGenerator rng) {
        double[] z = new double[shape.chunk()];
        for (int i = 0; i < z.length; i++) {
            z[i] = rng.nextGaussian();
        }
        return new Query(z, 0, outlook.condition());
    }

    @Override
    public List<Chunk> finish(Draw draw) {
        return asking.chunks(draw);
    }

    @Override
    public int evaluations() {
        return 1;
    }

    /** Codes, and then the chunks that they stand for. */
    private final class Codes implements Draw {

        private final List<Query> codes;
        private @Nullable List<Chunk> decoded;

        Codes(List<Query> codes) {
            this.codes = codes;
        }

        @Override
        public boolean done() {
            return decoded != null || codes.isEmpty();
        }

        @Override
        public List<Query> queries() {
            return done() ? List.of() : codes;
        }

        @Override
        public void advance(List<double[]> predictions) {
            decoded = predictions.stream().map(outlook::chunk).toList();
        }

        @Override
        public List<Chunk> chunks() {
            List<Chunk> all = decoded;
            if (all == null) {
                if (codes.isEmpty()) {
                    return List.of();
                }
                throw new IllegalStateException("the draw is not done");
            }
            return all;
        }
    }
}
