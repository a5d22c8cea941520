package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Streams;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;

/** A trained {@link Gan}: it samples, and nothing else. */
public final class GanModel implements Model {

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
    public void close() {
        generator.close();
    }

    /** x = G(z, c). */
    public final class GanDistribution implements Distribution {

        private final float[] condition;

        private GanDistribution(float[] condition) {
            this.condition = condition;
        }

        @Override
        public int evaluations() {
            return 1;
        }

        @Override
        public double[] sample(RandomGenerator rng) {
            return decode(List.of(Normal.draw(latent, rng))).get(0);
        }

        @Override
        public List<double[]> sample(int n, Streams streams) {
            return decode(codes(n, streams));
        }

        @Override
        public List<List<double[]>> walk(int n, Streams streams) {
            List<double[]> codes = codes(n, streams);
            return List.of(codes.stream().map(z -> Rows.fit(z, size)).toList(), decode(codes));
        }

        private List<double[]> codes(int n, Streams streams) {
            return IntStream.range(0, n)
                    .mapToObj(i -> Normal.draw(latent, streams.at(i)))
                    .toList();
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
