package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Density;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;
import org.plume.generative.solve.Predictor;

/** A trained {@link NormalizingFlow}. */
public final class FlowModel implements DistributionModel {

    /** The result of the first layer: x. */
    private static final String FIRST = "h.0";

    private final int size;
    private final int layers;
    private final ServedGraph forward;
    private final ServedGraph inverse;

    FlowModel(NormalizingFlow flow, Space space, Map<String, Tensor> weights) {
        size = space.size();
        layers = flow.layers();
        forward = ServedGraph.of(flow.forward(space), weights, 1);
        inverse = ServedGraph.of(flow.inverse(space), weights, 1);
    }

    @Override
    public FlowDistribution given(float[] condition) {
        return new FlowDistribution(condition.clone());
    }

    @Override
    public Predictor predictor() {
        return queries -> Rows.split(
                inverse.run(
                        FIRST,
                        queries.size(),
                        Map.of(NormalizingFlow.Z, Rows.places(queries), Wiring.CONDITION, Rows.conditions(queries))),
                queries.size());
    }

    @Override
    public void close() {
        forward.close();
        inverse.close();
    }

    /** Its exact density, and latents of the data's own size. */
    public final class FlowDistribution implements OnePass, Density<double[]>, Latents {

        private final float[] condition;

        private FlowDistribution(float[] condition) {
            this.condition = condition;
        }

        @Override
        public int codeSize() {
            return size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public float[] condition() {
            return condition.clone();
        }

        @Override
        public Predictor predictor() {
            return FlowModel.this.predictor();
        }

        /** Noise, then the result of each layer. */
        @Override
        public List<List<double[]>> walk(List<RandomGenerator> rngs) {
            List<double[]> z = codes(rngs);
            var results = invert(z);
            List<List<double[]>> moments = new ArrayList<>(List.of(z));
            for (int layer = layers - 1; layer >= 0; layer--) {
                moments.add(Rows.split(Wiring.get(results, "h." + layer), z.size()));
            }
            return moments;
        }

        @Override
        public double logDensity(double[] x) {
            return logDensities(List.of(x))[0];
        }

        /** Of many points, as one batch. */
        @Override
        public double[] logDensities(List<double[]> points) {
            var out = forward(points);
            float[] logDeterminants = Wiring.get(out, NormalizingFlow.LOG_DETERMINANT);
            List<double[]> z = Rows.split(Wiring.get(out, NormalizingFlow.Z), points.size());
            return IntStream.range(0, z.size())
                    .mapToDouble(i -> Normal.standardLogDensity(z.get(i)) + logDeterminants[i])
                    .toArray();
        }

        @Override
        public List<double[]> encode(List<double[]> points) {
            return Rows.split(Wiring.get(forward(points), NormalizingFlow.Z), points.size());
        }

        @Override
        public List<double[]> decode(List<double[]> codes) {
            return Rows.split(Wiring.get(invert(codes), FIRST), codes.size());
        }

        private Map<String, float[]> forward(List<double[]> points) {
            return forward.run(points.size(), inputs(Wiring.X, points));
        }

        private Map<String, float[]> invert(List<double[]> codes) {
            return inverse.run(codes.size(), inputs(NormalizingFlow.Z, codes));
        }

        private Map<String, float[]> inputs(String name, List<double[]> rows) {
            return Map.of(name, Rows.flat(rows), Wiring.CONDITION, Rows.repeat(condition, rows.size()));
        }
    }
}
