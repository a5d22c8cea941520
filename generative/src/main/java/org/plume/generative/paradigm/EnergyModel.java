package org.plume.generative.paradigm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Inpainter;
import org.plume.generative.Streams;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Query;

/** A trained {@link Energy}. */
public final class EnergyModel implements DistributionModel {

    private final int size;
    private final ServedGraph graph;

    EnergyModel(Energy paradigm, Space space, Map<String, Tensor> weights) {
        size = space.size();
        graph = ServedGraph.of(Recording.of(paradigm.graph(space)).withVjp(Energy.ENERGY, Wiring.X), weights, 1);
    }

    @Override
    public EnergyDistribution given(float[] condition) {
        return new EnergyDistribution(condition.clone());
    }

    @Override
    public void close() {
        graph.close();
    }

    /** Answers places by E and, behind it, dE/dx. */
    @Override
    public Predictor predictor() {
        return queries -> {
            int n = queries.size();
            float[] ones = new float[n];
            Arrays.fill(ones, 1);
            var out = graph.run(
                    n,
                    Map.of(
                            Wiring.X,
                            Rows.places(queries),
                            Wiring.CONDITION,
                            Rows.conditions(queries),
                            "cotangent",
                            ones));
            return Rows.joined(n, Wiring.get(out, Energy.ENERGY), Wiring.get(out, "vjp"));
        };
    }

    /** Known up to a constant, and sampled by chains. */
    public final class EnergyDistribution implements Distribution, Inpainter<double[]> {

        private final float[] condition;

        private EnergyDistribution(float[] condition) {
            this.condition = condition;
        }

        @Override
        public int evaluations() {
            return EnergyChains.STEPS + 1;
        }

        @Override
        public Predictor predictor() {
            return EnergyModel.this.predictor();
        }

        @Override
        public Draw draw(List<RandomGenerator> rngs) {
            return new EnergyChains(starts(rngs), new BitSet(), condition, rngs);
        }

        @Override
        public List<List<double[]>> walk(List<RandomGenerator> rngs) {
            return chains(rngs).moments();
        }

        /** log p(x) + log Z = -E(x). */
        public double[] logUnnormalised(List<double[]> points) {
            List<Query> places = points.stream()
                    .map(x -> new Query(x, Double.NaN, condition))
                    .toList();
            return predictor().predict(places).stream()
                    .mapToDouble(answer -> -answer[0])
                    .toArray();
        }

        /** n chains from N(0, I), as wide as standardised data, each by a stream of its own. */
        public Chains chains(int n, Streams streams) {
            return chains(IntStream.range(0, n).mapToObj(streams::at).toList());
        }

        /** By a chain whose known coordinates stay where they are. */
        @Override
        public double[] inpaint(double[] values, BitSet known, RandomGenerator rng) {
            return chains(List.of(start(values, known, rng)), known, List.of(rng))
                    .last()
                    .get(0);
        }

        @Override
        public List<double[]> inpaint(List<double[]> values, BitSet known, Streams streams) {
            List<RandomGenerator> rngs =
                    IntStream.range(0, values.size()).mapToObj(streams::at).toList();
            List<double[]> starts = IntStream.range(0, values.size())
                    .mapToObj(i -> start(values.get(i), known, rngs.get(i)))
                    .toList();
            return chains(starts, known, rngs).last();
        }

        private double[] start(double[] values, BitSet known, RandomGenerator rng) {
            double[] start = Normal.draw(size, rng);
            for (int i = known.nextSetBit(0); i >= 0; i = known.nextSetBit(i + 1)) {
                start[i] = values[i];
            }
            return start;
        }

        private Chains chains(List<RandomGenerator> rngs) {
            return chains(starts(rngs), new BitSet(), rngs);
        }

        private List<double[]> starts(List<RandomGenerator> rngs) {
            return rngs.stream().map(rng -> Normal.draw(size, rng)).toList();
        }

        private Chains chains(List<double[]> start, BitSet still, List<RandomGenerator> rngs) {
            EnergyChains chains = new EnergyChains(start, still, condition, rngs);
            chains.run(predictor(), () -> {});
            return chains.chains();
        }
    }
}
