package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;
import org.plume.generative.solve.Predictor;

/** A trained {@link Gan}: it samples, and nothing else. */
public final class GanModel implements DistributionModel {

    private final int latent;
    private final int size;
    private final ServedGraph generator;

    GanModel(Gan gan, Space space, Map<String, Tensor> weights) {
        latent = gan.latent();
        size = space.size();
        generator = ServedGraph.of(gan.generator(space), weights, 1);
    }

    @Override
    public GanDistribution given(float[] condition) {
        return new GanDistribution(condition.clone());
    }

    @Override
    public Predictor predictor() {
        return queries -> Rows.split(
                generator.run(
                        Wiring.X,
                        queries.size(),
                        Map.of(Wiring.LATENT, Rows.places(queries), Wiring.CONDITION, Rows.conditions(queries))),
                queries.size());
    }

    @Override
    public void close() {
        generator.close();
    }

    /** x = G(z, c). */
    public final class GanDistribution implements OnePass {

        private final float[] condition;

        private GanDistribution(float[] condition) {
            this.condition = condition;
        }

        @Override
        public int codeSize() {
            return latent;
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
            return GanModel.this.predictor();
        }

        /** The points of codes; along a line of codes they are an interpolation. */
        public List<double[]> decode(List<double[]> codes) {
            int n = codes.size();
            float[] x = generator.run(
                    Wiring.X, n, Map.of(Wiring.LATENT, Rows.flat(codes), Wiring.CONDITION, Rows.repeat(condition, n)));
            return Rows.split(x, n);
        }
    }
}
