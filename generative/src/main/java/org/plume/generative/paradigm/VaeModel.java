package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Elbo;
import org.plume.generative.Streams;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;

/** A trained {@link Vae}. */
public final class VaeModel implements Model {

    private final int latent;
    private final int size;
    private final ServedGraph encoder;
    private final ServedGraph decoder;

    VaeModel(Vae vae, Space space, Map<String, Tensor> weights) {
        latent = vae.latent();
        size = space.size();
        encoder = ServedGraph.of(vae.encoder(space), weights, 1);
        decoder = ServedGraph.of(vae.decoder(space), weights, 1);
    }

    @Override
    public VaeDistribution given(float[] condition) {
        return new VaeDistribution(condition.clone());
    }

    @Override
    public void close() {
        encoder.close();
        decoder.close();
    }

    /** Normal distributions, a row each. */
    private record Normals(List<double[]> means, List<double[]> logVariances) {}

    private static Normals run(ServedGraph graph, String input, List<double[]> rows, float[] conditions) {
        int n = rows.size();
        var values = graph.run(n, Map.of(input, Rows.flat(rows), Wiring.CONDITION, conditions));
        return new Normals(
                Rows.split(Wiring.get(values, Vae.MEAN), n), Rows.split(Wiring.get(values, Vae.LOG_VARIANCE), n));
    }

    /** A code for each point, z ~ q(z | x, c), each with its own condition. */
    double[][] drawCodes(double[][] x, Tensor condition, RandomGenerator rng) {
        Normals q = run(encoder, Wiring.X, List.of(x), condition.values());
        double[][] codes = new double[x.length][];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Normal.draw(q.means.get(i), q.logVariances.get(i), rng);
        }
        return codes;
    }

    /** p(x | c) = integral of p(x | z, c) N(z; 0, I) dz. */
    public final class VaeDistribution implements Distribution, Elbo<double[]>, Latents {

        private final float[] condition;

        private VaeDistribution(float[] condition) {
            this.condition = condition;
        }

        @Override
        public int evaluations() {
            return 1;
        }

        @Override
        public double[] sample(RandomGenerator rng) {
            return draw(List.of(Normal.draw(latent, rng)), List.of(rng)).get(0);
        }

        @Override
        public List<double[]> sample(int n, Streams streams) {
            return walk(n, streams).get(1);
        }

        /** The codes, then the points. */
        @Override
        public List<List<double[]>> walk(int n, Streams streams) {
            List<RandomGenerator> rngs =
                    IntStream.range(0, n).mapToObj(streams::at).toList();
            List<double[]> codes =
                    rngs.stream().map(rng -> Normal.draw(latent, rng)).toList();
            return List.of(codes.stream().map(z -> Rows.fit(z, size)).toList(), draw(codes, rngs));
        }

        /** A point for each code, x ~ p(x | z, c). */
        List<double[]> draw(List<double[]> codes, List<RandomGenerator> rngs) {
            Normals p = run(decoder, Wiring.LATENT, codes, Rows.repeat(condition, codes.size()));
            return IntStream.range(0, codes.size())
                    .mapToObj(i -> Normal.draw(p.means.get(i), p.logVariances.get(i), rngs.get(i)))
                    .toList();
        }

        /** One draw of log p(x | z, c) + log N(z) - log q(z | x, c), z ~ q. */
        @Override
        public double elbo(double[] x, RandomGenerator rng) {
            return logRatios(x, 1, rng)[0];
        }

        /**
         * The importance-weighted bound (Burda et al. 2016): the logarithm of the mean of k ratios; its mean grows with k
         * towards log p(x).
         *
         * @param k >= 1; 1 is the {@link #elbo}
         */
        public double bound(double[] x, int k, RandomGenerator rng) {
            if (k < 1) {
                throw new IllegalArgumentException("k must be >= 1, was " + k);
            }
            double[] ratios = logRatios(x, k, rng);
            return Logs.sumExp(ratios) - Math.log(k);
        }

        private double[] logRatios(double[] x, int k, RandomGenerator rng) {
            Normals q = run(encoder, Wiring.X, List.of(x), condition);
            List<double[]> codes = new ArrayList<>();
            for (int i = 0; i < k; i++) {
                codes.add(Normal.draw(q.means.get(0), q.logVariances.get(0), rng));
            }
            Normals p = run(decoder, Wiring.LATENT, codes, Rows.repeat(condition, k));
            double[] ratios = new double[k];
            for (int i = 0; i < k; i++) {
                double[] z = codes.get(i);
                ratios[i] = Normal.logDensity(x, p.means.get(i), p.logVariances.get(i))
                        + Normal.standardLogDensity(z)
                        - Normal.logDensity(z, q.means.get(0), q.logVariances.get(0));
            }
            return ratios;
        }

        /** The means of the codes of points. */
        @Override
        public List<double[]> encode(List<double[]> points) {
            return run(encoder, Wiring.X, points, Rows.repeat(condition, points.size())).means;
        }

        /** The means of the points of codes. */
        @Override
        public List<double[]> decode(List<double[]> codes) {
            return run(decoder, Wiring.LATENT, codes, Rows.repeat(condition, codes.size())).means;
        }
    }
}
