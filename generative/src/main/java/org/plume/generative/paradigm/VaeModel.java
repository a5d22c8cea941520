package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Elbo;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.ServedGraph;
import org.plume.generative.solve.Predictor;

/** A trained {@link Vae}. */
public final class VaeModel implements DistributionModel {

    /** Codes beyond are drawn once in a million times. */
    private static final double REACH = 5;

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

    /** Answers codes by mean and log-variance, one behind the other. */
    @Override
    public Predictor predictor() {
        return queries -> {
            var out = decoder.run(
                    queries.size(),
                    Map.of(Wiring.LATENT, Rows.places(queries), Wiring.CONDITION, Rows.conditions(queries)));
            return Rows.joined(queries.size(), Wiring.get(out, Vae.MEAN), Wiring.get(out, Vae.LOG_VARIANCE));
        };
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
    public final class VaeDistribution implements OnePass, Elbo<double[]>, Latents {

        private final float[] condition;

        private VaeDistribution(float[] condition) {
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
            return VaeModel.this.predictor();
        }

        /** x ~ p(x | z, c). */
        @Override
        public double[] point(double[] answer, RandomGenerator rng) {
            return Normal.draw(Arrays.copyOf(answer, size), Arrays.copyOfRange(answer, size, 2 * size), rng);
        }

        /** One draw of log p(x | z, c) + log N(z) - log q(z | x, c), z ~ q. */
        @Override
        public double elbo(double[] x, RandomGenerator rng) {
            return bound(x, 1, rng);
        }

        /**
         * The importance-weighted bound (Burda et al. 2016): the logarithm of the mean of k ratios; its mean grows with k
         * towards log p(x).
         *
         * @param k >= 1; 1 is the {@link #elbo}
         */
        public double bound(double[] x, int k, RandomGenerator rng) {
            return bounds(List.of(x), k, rng)[0];
        }

        /** The same of many points, as one batch. */
        public double[] bounds(List<double[]> points, int k, RandomGenerator rng) {
            if (k < 1) {
                throw new IllegalArgumentException("k must be >= 1, was " + k);
            }
            Normals q = run(encoder, Wiring.X, points, Rows.repeat(condition, points.size()));
            List<double[]> codes = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                for (int j = 0; j < k; j++) {
                    codes.add(Normal.draw(q.means.get(i), q.logVariances.get(i), rng));
                }
            }
            Normals p = run(decoder, Wiring.LATENT, codes, Rows.repeat(condition, codes.size()));
            double[] bounds = new double[points.size()];
            for (int i = 0; i < bounds.length; i++) {
                double[] ratios = new double[k];
                for (int j = 0; j < k; j++) {
                    int row = i * k + j;
                    ratios[j] = Normal.logDensity(points.get(i), p.means.get(row), p.logVariances.get(row))
                            + Normal.standardLogDensity(codes.get(row))
                            - Normal.logDensity(codes.get(row), q.means.get(i), q.logVariances.get(i));
                }
                bounds[i] = Logs.sumExp(ratios) - Math.log(k);
            }
            return bounds;
        }

        /**
         * log p(x | c) itself, integrated over z by the midpoint rule on [-5, 5]^latent: for one or two latents, to compare
         * bounds with.
         *
         * @param places along each latent; 400 resolve posteriors of deviation 0.03
         */
        public double[] integrated(List<double[]> points, int places) {
            if (latent > 2) {
                throw new IllegalArgumentException("latent must be <= 2 to be integrated over, was " + latent);
            }
            int n = latent == 1 ? places : places * places;
            double width = 2 * REACH / places;
            List<double[]> codes = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                double[] z = new double[latent];
                for (int j = 0, rest = i; j < latent; j++, rest /= places) {
                    z[j] = -REACH + width * (rest % places + 0.5);
                }
                codes.add(z);
            }
            Normals p = run(decoder, Wiring.LATENT, codes, Rows.repeat(condition, n));
            double[] logs = new double[n];
            return points.stream()
                    .mapToDouble(x -> {
                        for (int i = 0; i < n; i++) {
                            logs[i] = Normal.logDensity(x, p.means.get(i), p.logVariances.get(i))
                                    + Normal.standardLogDensity(codes.get(i));
                        }
                        return Logs.sumExp(logs) + latent * Math.log(width);
                    })
                    .toArray();
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
