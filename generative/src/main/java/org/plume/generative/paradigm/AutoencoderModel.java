package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;

/** A trained {@link Autoencoder}. */
public final class AutoencoderModel implements Model {

    private final ServedGraph encoder;
    private final ServedGraph decoder;

    AutoencoderModel(Autoencoder paradigm, Space space, Map<String, Tensor> weights) {
        encoder = ServedGraph.of(paradigm.encoder(space), weights, 1);
        decoder = ServedGraph.of(paradigm.decoder(space), weights, 1);
    }

    @Override
    public Codec given(float[] condition) {
        return new Codec(condition.clone());
    }

    @Override
    public void close() {
        encoder.close();
        decoder.close();
    }

    /** Points to codes and back. */
    public final class Codec implements Latents {

        private final float[] condition;

        private Codec(float[] condition) {
            this.condition = condition;
        }

        @Override
        public List<double[]> encode(List<double[]> points) {
            return run(encoder, Wiring.X, Autoencoder.CODE, points);
        }

        @Override
        public List<double[]> decode(List<double[]> codes) {
            return run(decoder, Autoencoder.CODE, Wiring.X, codes);
        }

        private List<double[]> run(ServedGraph graph, String from, String to, List<double[]> rows) {
            int n = rows.size();
            float[] values =
                    graph.run(to, n, Map.of(from, Rows.flat(rows), Wiring.CONDITION, Rows.repeat(condition, n)));
            return Rows.split(values, n);
        }

        /** |x - decoder(encoder(x))|^2 of each point: large for what is unlike the data. */
        public double[] reconstructionErrors(List<double[]> points) {
            List<double[]> again = decode(encode(points));
            return IntStream.range(0, points.size())
                    .mapToDouble(i -> squaredDistance(points.get(i), again.get(i)))
                    .toArray();
        }

        private static double squaredDistance(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            }
            return sum;
        }
    }
}
