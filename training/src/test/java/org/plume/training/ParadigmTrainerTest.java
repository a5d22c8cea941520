package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.metric.EnergyDistance;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.paradigm.DistributionModel;
import org.plume.generative.paradigm.Examples;
import org.plume.generative.paradigm.Latents;
import org.plume.generative.paradigm.Lineup;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;
import org.plume.generative.paradigm.TrainedGraphs;
import org.plume.training.onnx.OnnxEngine;

/** Two ways at every condition: x = (1.5 or -1.5, c), each with noise of deviation 0.2. */
class ParadigmTrainerTest {

    private static final Space SPACE = new Space(2, 1);
    private static final int SAMPLES = 400;

    @TempDir
    Path folder;

    private static Examples.Example draw(RandomGenerator rng) {
        float c = rng.nextBoolean() ? 1 : -1;
        return new Examples.Example(point(c, rng), new float[] {c});
    }

    private static double[] point(double c, RandomGenerator rng) {
        double way = rng.nextBoolean() ? 1.5 : -1.5;
        return new double[] {way + 0.2 * rng.nextGaussian(), c + 0.2 * rng.nextGaussian()};
    }

    private static Paradigm small(String name) {
        return new Lineup(0.3, 2, 0).named(name);
    }

    private Map<String, Tensor> train(Paradigm paradigm, String work, long steps, Progress progress) {
        return new ParadigmTrainer(new OnnxEngine(), folder.resolve(work), 10, progress)
                .train(paradigm, SPACE, ParadigmTrainerTest::draw, steps, 64, Map.of(), 3)
                .weights();
    }

    private static Progress quiet() {
        return Progress.lines(line -> {});
    }

    private DistributionModel trained(String name, long steps) {
        Paradigm paradigm = small(name);
        return (DistributionModel) paradigm.open(SPACE, train(paradigm, name + steps, steps, quiet()));
    }

    @Test
    void aCouplingFlow_learnsBothWaysOfEachCondition() {
        try (DistributionModel model = trained("spline-flow", 400)) {
            for (float c : new float[] {-1, 1}) {
                List<double[]> drawn = model.given(new float[] {c}).sample(SAMPLES, new Streams(1));

                double right =
                        drawn.stream().filter(x -> x[0] > 0.9 && x[0] < 2.1).count() / (double) SAMPLES;
                double left =
                        drawn.stream().filter(x -> x[0] < -0.9 && x[0] > -2.1).count() / (double) SAMPLES;
                assertThat(right).as("share of one way").isBetween(0.3, 0.7);
                assertThat(left).as("share of the other").isBetween(0.3, 0.7);
                assertThat(drawn.stream().mapToDouble(x -> x[1]).average().orElse(0))
                        .isCloseTo(c, within(0.2));
            }
        }
    }

    @Test
    void aVae_isToldItsCondition_andItsDirectionMovesPointsTowardsTheOtherWay() {
        try (DistributionModel model = trained("vae", 600)) {
            for (float c : new float[] {-1, 1}) {
                assertThat(model.given(new float[] {c}).sample(SAMPLES, new Streams(1)).stream()
                                .mapToDouble(x -> x[1])
                                .average()
                                .orElse(0))
                        .isCloseTo(c, within(0.3));
            }
            Latents codes = (Latents) model.given(new float[] {1});
            RandomGenerator rng = new Streams(5).at(0);
            List<double[]> left = new ArrayList<>();
            List<double[]> right = new ArrayList<>();
            while (left.size() < 100 || right.size() < 100) {
                double[] x = point(1, rng);
                (x[0] < 0 ? left : right).add(x);
            }
            double[] direction = codes.direction(left, right);
            List<double[]> edited = codes.decode(codes.encode(left).stream()
                    .map(z -> IntStream.range(0, z.length)
                            .mapToDouble(j -> z[j] + direction[j])
                            .toArray())
                    .toList());
            assertThat(edited.stream().mapToDouble(x -> x[0]).average().orElse(0))
                    .as("of points at -1.5, moved towards 1.5")
                    .isBetween(-0.5, 2.0);
        }
    }

    @Test
    void adversaries_comeNearerToTheData() {
        double begun = distance(trained("wgan-gp", 2));
        double learned = distance(trained("wgan-gp", 1200));

        assertThat(learned).as("energy distance, of %s at the start", begun).isLessThan(begun / 5);
    }

    private static double distance(DistributionModel model) {
        try (model) {
            RandomGenerator rng = new Streams(9).at(0);
            List<double[]> data = new ArrayList<>();
            for (int i = 0; i < SAMPLES; i++) {
                data.add(point(1, rng));
            }
            List<double[]> drawn = model.given(new float[] {1}).sample(SAMPLES, new Streams(1));
            return EnergyDistance.of(drawn, data).value();
        }
    }

    @Test
    void everyKind_isStoredAsGraphsAndReadToTheBit() {
        for (String name : List.of("vae", "wgan-gp", "autoregressive", "spline-flow", "energy-nce", "distilled-4")) {
            Paradigm paradigm = new Lineup(0.1, 2, 0).named(name);
            Map<String, Tensor> weights = train(paradigm, "stored-" + name, 2, quiet());
            Map<String, byte[]> stored = TrainedGraphs.write(paradigm, SPACE, weights, OnnxFile.Precision.SINGLE);
            float[] c = {1};
            try (DistributionModel model = (DistributionModel) paradigm.open(SPACE, weights);
                    DistributionModel again =
                            TrainedGraphs.open(paradigm, SPACE, graph -> Objects.requireNonNull(stored.get(graph)))) {
                assertThat(again.given(c).sample(3, new Streams(2)).toArray(double[][]::new))
                        .as(name)
                        .isDeepEqualTo(model.given(c).sample(3, new Streams(2)).toArray(double[][]::new));
            }
        }
    }

    @Test
    void graphsOfAnotherSize_areRefusedByName() {
        Paradigm gan = small("gan");
        Map<String, byte[]> stored =
                TrainedGraphs.write(gan, SPACE, train(gan, "gan", 2, quiet()), OnnxFile.Precision.SINGLE);

        assertThatThrownBy(() -> TrainedGraphs.open(
                        new Lineup(0.6, 2, 0).named("gan"), SPACE, graph -> Objects.requireNonNull(stored.get(graph))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the graph generator must have a parameter generator.")
                .hasMessageContaining(", had [");
    }

    @Test
    void whatDoesNotSample_isNotOpenedAsADistribution() {
        Paradigm codec = small("autoencoder");
        Map<String, byte[]> stored =
                TrainedGraphs.write(codec, SPACE, train(codec, "codec", 2, quiet()), OnnxFile.Precision.SINGLE);

        assertThatThrownBy(() -> TrainedGraphs.open(codec, SPACE, graph -> Objects.requireNonNull(stored.get(graph))))
                .hasMessage("paradigm autoencoder must sample, has no SAMPLE");
    }

    /** Stopped within its second phase, whose data the first has made. */
    @Test
    void aStoppedRun_endsWithTheSameWeights() {
        Paradigm paradigm = small("latent-diffusion");
        Map<String, Tensor> whole = train(paradigm, "whole", 40, quiet());
        int[] steps = {0};
        Progress stopping = new Progress() {
            @Override
            public void step(long done, double loss) {
                steps[0]++;
                if (steps[0] == 33) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        assertThatThrownBy(() -> train(paradigm, "stopped", 40, stopping)).isInstanceOf(CancellationException.class);
        Map<String, Tensor> resumed = train(paradigm, "stopped", 40, stopping);

        assertThat(steps[0]).as("steps of both sittings").isEqualTo(40);
        assertThat(resumed).isEqualTo(whole);
    }
}
