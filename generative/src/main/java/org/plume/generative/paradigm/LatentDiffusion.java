package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Tensor;
import org.plume.generative.solve.Predictor;

/**
 * A path in the latents of a variational autoencoder (Rombach et al. 2022): the autoencoder is learned first, then the path
 * carries noise to codes, and one decoder pass makes them points.
 *
 * @param autoencoder learned first, and then left as it is
 * @param path over its latents
 */
public record LatentDiffusion(Vae autoencoder, AlongPath path) implements Paradigm {

    @Override
    public String name() {
        return "latent-diffusion";
    }

    @Override
    public String objective() {
        return "evidence lower bound of beta " + autoencoder.beta() + ", then regression along a path of codes";
    }

    @Override
    public String procedure() {
        return path.procedure() + ", one decoder pass";
    }

    private Space codes(Space space) {
        return new Space(autoencoder.latent(), space.condition());
    }

    @Override
    public List<Phase> phases(Space space) {
        return List.of(
                new Course("autoencoder", 0.5, learned -> List.of(autoencoder.lesson(space, autoencoder.beta()))),
                new Course(
                        "path",
                        0.5,
                        learned -> List.of(Lesson.of(
                                path.objective(codes(space)),
                                new Codes(new VaeModel(autoencoder, space, learned), path)))));
    }

    @Override
    public Map<String, Graph> graphs(Space space) {
        Map<String, Graph> graphs = new LinkedHashMap<>(autoencoder.graphs(space));
        graphs.putAll(path.graphs(codes(space)));
        return graphs;
    }

    @Override
    public Model open(Space space, Map<String, Tensor> weights) {
        return new LatentModel(
                new VaeModel(autoencoder, space, weights), new PathModel(path, codes(space), weights), space.size());
    }

    /** Points of the path that ends in codes drawn by the encoder. */
    private record Codes(VaeModel encoder, AlongPath path) implements Numbers {

        @Override
        public Map<String, Tensor> of(double[][] x, Tensor condition, RandomGenerator rng) {
            return path.numbers(encoder.drawCodes(x, condition, rng), condition, rng);
        }

        @Override
        public void close() {
            encoder.close();
        }
    }

    /** The trained pair. */
    private record LatentModel(VaeModel autoencoder, PathModel path, int size) implements DistributionModel {

        @Override
        public Distribution given(float[] condition) {
            return new LatentDistribution(autoencoder.given(condition), path.given(condition), predictor(), size);
        }

        @Override
        public Predictor predictor() {
            return new TwoNetworks(path.predictor(), autoencoder.predictor());
        }

        @Override
        public void close() {
            autoencoder.close();
            path.close();
        }
    }

    /** Codes by the path, points by the decoder. */
    private record LatentDistribution(
            VaeModel.VaeDistribution decoder, PathModel.PathDistribution codes, Predictor predictor, int size)
            implements Distribution {

        @Override
        public Draw draw(List<RandomGenerator> rngs) {
            return new LatentDraw(decoder, codes.draw(rngs), rngs);
        }

        @Override
        public int evaluations() {
            return codes.evaluations() + 1;
        }

        @Override
        public List<List<double[]>> walk(List<RandomGenerator> rngs) {
            List<List<double[]>> way = codes.walk(rngs);
            List<List<double[]>> moments = new ArrayList<>();
            for (List<double[]> moment : way) {
                moments.add(moment.stream().map(z -> Rows.fit(z, size)).toList());
            }
            Draw decoded = new OnePassDraw(decoder, way.get(way.size() - 1), rngs);
            decoded.run(predictor, () -> {});
            moments.add(decoded.points());
            return moments;
        }
    }
}
