package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.DensityEstimator;
import org.plume.generative.Inpainter;
import org.plume.generative.Streams;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;
import org.plume.generative.solve.AnnealedLangevin;
import org.plume.generative.solve.OneStage;
import org.plume.generative.solve.PathSampler;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.ProbabilityFlow;
import org.plume.generative.solve.Pullback;
import org.plume.generative.solve.Query;
import org.plume.generative.solve.Repaint;
import org.plume.generative.solve.Solver;
import org.plume.generative.solve.TimeGrid;

/** A trained {@link AlongPath}. */
public final class PathModel implements DistributionModel {

    private static final int DENSITY_STEPS = 100;
    private static final int REPEATS = 5;
    private static final int LEVELS = 50;
    private static final int MOVES = 5;
    private static final double RATE = 0.2;

    private final AlongPath paradigm;
    private final int size;
    private final ServedGraph graph;
    private final ServedGraph derivative;

    PathModel(AlongPath paradigm, Space space, Map<String, Tensor> weights) {
        this.paradigm = paradigm;
        size = space.size();
        Recording recording = Recording.of(paradigm.graph(space));
        graph = ServedGraph.of(recording, weights, 1);
        derivative = ServedGraph.of(recording.withVjp(AlongPath.PREDICTION, Wiring.X), weights, 1);
    }

    @Override
    public PathDistribution given(float[] condition) {
        return new PathDistribution(along(predictor(), condition.clone()));
    }

    /**
     * Classifier-free guidance towards the condition (Ho and Salimans 2022).
     *
     * @param weight 1 is {@link #given}; above, samples keep closer to the condition and to each other
     */
    public Distribution guided(float[] condition, double weight) {
        return along(predictor().guided(new float[condition.length], weight), condition.clone());
    }

    /** Samples alone. */
    Distribution sampling(float[] condition) {
        return along(predictor(), condition.clone());
    }

    private AlongDistribution along(Predictor predictor, float[] condition) {
        return new AlongDistribution(
                new PathSampler(predictor, paradigm.path(), paradigm.solver(), paradigm.grid(), size, condition));
    }

    /**
     * Both conditions at once, by the sum of what the model predicts of each less what it predicts of none: the score of
     * p(x | a) p(x | b) / p(x) (Liu et al. 2022), exact where the two are independent given x.
     */
    public Distribution composed(float[] a, float[] b) {
        Predictor each = predictor();
        Predictor sum = queries -> {
            List<Query> all = new ArrayList<>();
            for (float[] c : List.of(a, b, new float[a.length])) {
                queries.forEach(q -> all.add(new Query(q.x(), q.t(), c)));
            }
            List<double[]> p = each.predict(all);
            int n = queries.size();
            List<double[]> result = new ArrayList<>();
            for (int r = 0; r < n; r++) {
                double[] row = new double[size];
                for (int i = 0; i < size; i++) {
                    row[i] = p.get(r)[i] + p.get(n + r)[i] - p.get(2 * n + r)[i];
                }
                result.add(row);
            }
            return result;
        };
        return along(sum, a.clone());
    }

    /** The network as it is. */
    @Override
    public Predictor predictor() {
        return queries -> Rows.split(graph.run(AlongPath.PREDICTION, queries.size(), inputs(queries)), queries.size());
    }

    private Pullback pullback() {
        return (queries, cotangents) -> {
            Map<String, Object> inputs = new HashMap<>(inputs(queries));
            inputs.put("cotangent", Rows.flat(cotangents));
            return Rows.split(derivative.run("vjp", queries.size(), inputs), queries.size());
        };
    }

    private static Map<String, Object> inputs(List<Query> queries) {
        float[] t = new float[queries.size()];
        for (int i = 0; i < t.length; i++) {
            t[i] = (float) (AlongPath.TIME_SCALE * queries.get(i).t());
        }
        return Map.of(Wiring.X, Rows.places(queries), AlongPath.T, t, Wiring.CONDITION, Rows.conditions(queries));
    }

    @Override
    public void close() {
        graph.close();
        derivative.close();
    }

    /** Sampled by a solver; its density by the probability flow, which also makes codes of points. */
    public final class PathDistribution
            implements Distribution, DensityEstimator<double[]>, Latents, Inpainter<double[]> {

        private final AlongDistribution along;

        private PathDistribution(AlongDistribution along) {
            this.along = along;
        }

        /** The same network, sampled by another solver on another grid. */
        public PathDistribution by(Solver solver, TimeGrid grid) {
            return new PathDistribution(new AlongDistribution(new PathSampler(
                    sampler().predictor(),
                    paradigm.path(),
                    solver,
                    grid,
                    size,
                    sampler().condition())));
        }

        /** The paradigm's solver with another number of equal steps. */
        public PathDistribution inSteps(int steps) {
            TimeGrid own = sampler().grid();
            return by(sampler().solver(), TimeGrid.uniform(own.at(0), own.at(own.steps()), steps));
        }

        /**
         * The ways that samples can be drawn where the path begins with a signal, as score models' paths do: the reverse
         * equation with noise, the probability flow, annealed Langevin dynamics. Else none.
         */
        public Map<String, PathDistribution> ways() {
            TimeGrid grid = sampler().grid();
            if (!(paradigm.path().schedule().at(grid.at(0)).alpha() > 0)) {
                return Map.of();
            }
            TimeGrid levels = TimeGrid.logSnr(paradigm.path().schedule(), grid.at(0), grid.at(grid.steps()), LEVELS);
            Map<String, PathDistribution> ways = new LinkedHashMap<>();
            ways.put("reverse SDE", by(OneStage.ddim(1), grid));
            ways.put("probability flow", by(OneStage.ddim(0), grid));
            ways.put("annealed Langevin", by(new AnnealedLangevin(MOVES, RATE), levels));
            return ways;
        }

        /** The time at a share of the way, 0 at noise and 1 at data. */
        public double time(double share) {
            TimeGrid grid = sampler().grid();
            return grid.at(0) + share * (grid.at(grid.steps()) - grid.at(0));
        }

        private PathSampler sampler() {
            return along.sampler();
        }

        @Override
        public int evaluations() {
            return along.evaluations();
        }

        @Override
        public Predictor predictor() {
            return along.predictor();
        }

        @Override
        public Draw draw(List<RandomGenerator> rngs) {
            return along.draw(rngs);
        }

        @Override
        public List<List<double[]>> walk(List<RandomGenerator> rngs) {
            return along.walk(rngs);
        }

        /** The probability flow of this distribution. */
        public ProbabilityFlow flow() {
            return flow(DENSITY_STEPS);
        }

        /**
         * The same, coarser or finer.
         *
         * @param steps of the integrator, each of four evaluations
         */
        public ProbabilityFlow flow(int steps) {
            return new ProbabilityFlow(
                    sampler().predictor(),
                    pullback(),
                    paradigm.path(),
                    paradigm.from(),
                    paradigm.to(),
                    sampler().condition(),
                    ProbabilityFlow.Integrator.rungeKutta(steps));
        }

        /** Hutchinson's estimate with one probe; in a few dimensions {@link #flow} gives the exact divergence. */
        @Override
        public double estimate(double[] x, RandomGenerator rng) {
            return flow().logDensityEstimate(x, 1, rng);
        }

        /** The noise that the probability flow carries to the points. */
        @Override
        public List<double[]> encode(List<double[]> points) {
            return flow().encode(points);
        }

        @Override
        public List<double[]> decode(List<double[]> codes) {
            return flow().decode(codes);
        }

        /** By repainting (Lugmayr et al. 2022): approximate. */
        @Override
        public double[] inpaint(double[] values, BitSet known, RandomGenerator rng) {
            return repaint().inpaint(values, known, rng);
        }

        @Override
        public List<double[]> inpaint(List<double[]> values, BitSet known, Streams streams) {
            return repaint().inpaint(values, known, streams);
        }

        private Repaint repaint() {
            return new Repaint(sampler(), OneStage.ddim(1), REPEATS);
        }

        /** The velocity of the probability flow at points and a time: what the page draws as arrows. */
        public List<double[]> velocities(List<double[]> points, double t) {
            List<double[]> p = sampler()
                    .predictor()
                    .predict(points.stream()
                            .map(x -> new Query(x, t, sampler().condition()))
                            .toList());
            return IntStream.range(0, points.size())
                    .mapToObj(i -> paradigm.path().velocity(points.get(i), t, p.get(i)))
                    .toList();
        }
    }
}
