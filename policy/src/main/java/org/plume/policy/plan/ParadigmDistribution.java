package org.plume.policy.plan;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.Density;
import org.plume.generative.Elbo;
import org.plume.generative.paradigm.Distribution;
import org.plume.generative.solve.Query;
import org.plume.policy.Chunk;

/** A paradigm's distribution of normalised chunks; densities are in the units of the path, rad or m for each number. */
class ParadigmDistribution implements ActionDistribution {

    private final Distribution distribution;
    private final Asking asking;
    private final Outlook outlook;

    private ParadigmDistribution(Distribution distribution, Asking asking, Outlook outlook) {
        this.distribution = distribution;
        this.asking = asking;
        this.outlook = outlook;
    }

    /** With the exact density or the bound that the distribution has. */
    static ActionDistribution of(Distribution distribution, Asking asking, Outlook outlook) {
        if (distribution instanceof Density<?>) {
            return new Measured(distribution, asking, outlook);
        }
        return distribution instanceof Elbo<?>
                ? new Bounded(distribution, asking, outlook)
                : new ParadigmDistribution(distribution, asking, outlook);
    }

    @Override
    public Draw draw(List<RandomGenerator> rngs) {
        var points = distribution.draw(rngs);
        return new Draw() {
            @Override
            public boolean done() {
                return points.done();
            }

            @Override
            public List<Query> queries() {
                return points.queries();
            }

            @Override
            public void advance(List<double[]> predictions) {
                points.advance(predictions);
            }

            @Override
            public List<Chunk> chunks() {
                return points.points().stream().map(outlook::chunk).toList();
            }
        };
    }

    @Override
    public List<Chunk> finish(Draw draw) {
        return asking.chunks(draw);
    }

    @Override
    public int evaluations() {
        return distribution.evaluations();
    }

    /** One whose density is known. */
    private static final class Measured extends ParadigmDistribution implements Densities.Exact {

        private final Density<double[]> density;
        private final Outlook outlook;

        @SuppressWarnings("unchecked")
        Measured(Distribution distribution, Asking asking, Outlook outlook) {
            super(distribution, asking, outlook);
            density = (Density<double[]>) distribution;
            this.outlook = outlook;
        }

        @Override
        public double logDensity(Chunk chunk) {
            return density.logDensity(outlook.vector(chunk)) + outlook.targets().logVolume();
        }
    }

    /** One whose density is bounded from below. */
    private static final class Bounded extends ParadigmDistribution implements Elbo<Chunk> {

        private final Elbo<double[]> bound;
        private final Outlook outlook;

        @SuppressWarnings("unchecked")
        Bounded(Distribution distribution, Asking asking, Outlook outlook) {
            super(distribution, asking, outlook);
            bound = (Elbo<double[]>) distribution;
            this.outlook = outlook;
        }

        @Override
        public double elbo(Chunk chunk, RandomGenerator rng) {
            return bound.elbo(outlook.vector(chunk), rng) + outlook.targets().logVolume();
        }
    }
}
