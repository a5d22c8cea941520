package org.plume.generative.paradigm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Density;
import org.plume.generative.Inpainter;
import org.plume.generative.Streams;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Query;

/** A trained {@link Autoregressive}. */
public final class AutoregressiveModel implements DistributionModel {

    private final Bins bins;
    private final int size;
    private final ServedGraph graph;

    AutoregressiveModel(Autoregressive paradigm, Space space, Map<String, Tensor> weights) {
        bins = paradigm.bins(space);
        size = space.size();
        graph = ServedGraph.of(paradigm.graph(space), weights, 1);
    }

    @Override
    public AutoregressiveDistribution given(float[] condition) {
        return new AutoregressiveDistribution(condition.clone());
    }

    /** Answers points by the log-probabilities of every coordinate's bins, given those before it. */
    @Override
    public Predictor predictor() {
        return queries -> Rows.split(
                logProbabilities(queries.stream().map(Query::x).toList(), Rows.conditions(queries)), queries.size());
    }

    private float[] logProbabilities(List<double[]> points, float[] conditions) {
        long[] tokens = points.stream()
                .flatMapToLong(x -> Arrays.stream(Autoregressive.tokens(bins, x)))
                .toArray();
        return graph.run(
                Autoregressive.LOG_PROBABILITIES,
                points.size(),
                Map.of(Autoregressive.TOKENS, tokens, Wiring.CONDITION, conditions));
    }

    @Override
    public void close() {
        graph.close();
    }

    /** Its exact density, constant within a bin, and its completions of prefixes. */
    public final class AutoregressiveDistribution implements Distribution, Density<double[]>, Inpainter<double[]> {

        private final float[] condition;

        private AutoregressiveDistribution(float[] condition) {
            this.condition = condition;
        }

        @Override
        public int evaluations() {
            return size;
        }

        @Override
        public Predictor predictor() {
            return AutoregressiveModel.this.predictor();
        }

        @Override
        public Draw draw(List<RandomGenerator> rngs) {
            return draw(rngs.stream().map(rng -> new double[size]).toList(), 0, rngs);
        }

        private CoordinateDraw draw(List<double[]> start, int prefix, List<RandomGenerator> rngs) {
            return new CoordinateDraw(bins, start, prefix, condition, rngs);
        }

        /** Zeros, then one coordinate more at each moment. */
        @Override
        public List<List<double[]>> walk(List<RandomGenerator> rngs) {
            CoordinateDraw draw =
                    draw(rngs.stream().map(rng -> new double[size]).toList(), 0, rngs);
            draw.run(predictor(), () -> {});
            return draw.moments();
        }

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException where what is known is not a prefix: it was learned in one order
         */
        @Override
        public double[] inpaint(double[] values, BitSet known, RandomGenerator rng) {
            return complete(List.of(values), known, List.of(rng)).get(0);
        }

        @Override
        public List<double[]> inpaint(List<double[]> values, BitSet known, Streams streams) {
            return complete(
                    values,
                    known,
                    IntStream.range(0, values.size()).mapToObj(streams::at).toList());
        }

        private List<double[]> complete(List<double[]> values, BitSet known, List<RandomGenerator> rngs) {
            int prefix = known.cardinality();
            if (known.nextClearBit(0) != prefix) {
                throw new IllegalArgumentException("known must be a prefix of the coordinates, was " + known);
            }
            Draw draw = draw(values, prefix, rngs);
            draw.run(predictor(), () -> {});
            return draw.points();
        }

        @Override
        public double logDensity(double[] x) {
            return logDensities(List.of(x))[0];
        }

        /** Of many points, as one batch; minus infinity beyond the bound. */
        @Override
        public double[] logDensities(List<double[]> points) {
            float[] logs = logProbabilities(points, Rows.repeat(condition, points.size()));
            double[] densities = new double[points.size()];
            for (int r = 0; r < densities.length; r++) {
                double[] x = points.get(r);
                boolean within = Arrays.stream(x).allMatch(bins::holds);
                double sum = within ? -size * Math.log(bins.width()) : Double.NEGATIVE_INFINITY;
                for (int i = 0; i < size; i++) {
                    sum += logs[(r * size + i) * bins.count() + bins.of(x[i])];
                }
                densities[r] = sum;
            }
            return densities;
        }
    }
}
