package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Density;
import org.plume.generative.Inpainter;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;

/** A trained {@link Autoregressive}. */
public final class AutoregressiveModel implements Model {

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

        /** Zeros, then one coordinate more at each moment. */
        @Override
        public List<List<double[]>> walk(List<RandomGenerator> rngs) {
            return extend(rngs.stream().map(rng -> new double[size]).toList(), 0, rngs);
        }

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException where what is known is not a prefix: it was learned in one order
         */
        @Override
        public double[] inpaint(double[] values, BitSet known, RandomGenerator rng) {
            int prefix = known.cardinality();
            if (known.nextClearBit(0) != prefix) {
                throw new IllegalArgumentException("known must be a prefix of the coordinates, was " + known);
            }
            return complete(values, prefix, rng);
        }

        private double[] complete(double[] values, int prefix, RandomGenerator rng) {
            List<List<double[]>> moments = extend(List.of(values), prefix, List.of(rng));
            return moments.get(moments.size() - 1).get(0);
        }

        private List<List<double[]>> extend(List<double[]> start, int prefix, List<RandomGenerator> rngs) {
            List<double[]> rows = start.stream().map(double[]::clone).toList();
            List<List<double[]>> moments = new ArrayList<>();
            moments.add(start.stream().map(double[]::clone).toList());
            for (int i = prefix; i < size; i++) {
                float[] logs = logProbabilities(rows);
                for (int r = 0; r < rows.size(); r++) {
                    int bin = draw(logs, (r * size + i) * bins.count(), rngs.get(r));
                    rows.get(r)[i] = bins.draw(bin, rngs.get(r));
                }
                moments.add(rows.stream().map(double[]::clone).toList());
            }
            return moments;
        }

        private int draw(float[] logs, int from, RandomGenerator rng) {
            double u = rng.nextDouble();
            for (int bin = 0; bin < bins.count() - 1; bin++) {
                u -= Math.exp(logs[from + bin]);
                if (u < 0) {
                    return bin;
                }
            }
            return bins.count() - 1;
        }

        @Override
        public double logDensity(double[] x) {
            return logDensities(List.of(x))[0];
        }

        /** Of many points, as one batch; minus infinity beyond the bound. */
        @Override
        public double[] logDensities(List<double[]> points) {
            float[] logs = logProbabilities(points);
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

        private float[] logProbabilities(List<double[]> points) {
            long[] tokens = points.stream()
                    .flatMapToLong(x -> Arrays.stream(Autoregressive.tokens(bins, x)))
                    .toArray();
            return graph.run(
                    Autoregressive.LOG_PROBABILITIES,
                    points.size(),
                    Map.of(Autoregressive.TOKENS, tokens, Wiring.CONDITION, Rows.repeat(condition, points.size())));
        }
    }
}
