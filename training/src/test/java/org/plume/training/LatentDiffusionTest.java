package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.metric.EnergyDistance;
import org.plume.generative.nn.Tensor;
import org.plume.generative.paradigm.DistributionModel;
import org.plume.generative.paradigm.Examples;
import org.plume.generative.paradigm.Lineup;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;
import org.plume.training.onnx.OnnxEngine;

/** Waves of 32 numbers, whose phase is uniform: cos(2 pi i / 32 - phase), with noise of deviation 0.1. */
class LatentDiffusionTest {

    private static final int SIZE = 32;
    private static final Space SPACE = new Space(SIZE, 1);
    private static final int POINTS = 500;

    @TempDir
    Path folder;

    private static double[] wave(RandomGenerator rng) {
        double phase = 2 * Math.PI * rng.nextDouble();
        return IntStream.range(0, SIZE)
                .mapToDouble(i -> Math.cos(2 * Math.PI * i / SIZE - phase) + 0.1 * rng.nextGaussian())
                .toArray();
    }

    @Test
    void codes_areDrawnAndDecodedIntoData() {
        Paradigm paradigm = new Lineup(0.5, 4, 0).named("latent-diffusion");
        double begun = distance(paradigm, 4);
        double learned = distance(paradigm, 1000);
        assertThat(learned).as("energy distance, of %s at the start", begun).isLessThan(begun / 5);
    }

    private double distance(Paradigm paradigm, long steps) {
        Map<String, Tensor> weights = new ParadigmTrainer(
                        new OnnxEngine(), folder.resolve("work" + steps), steps, Progress.SILENT)
                .train(paradigm, SPACE, rng -> new Examples.Example(wave(rng), new float[1]), steps, 64, Map.of(), 2)
                .weights();
        RandomGenerator rng = new Streams(9).at(0);
        List<double[]> data =
                IntStream.range(0, POINTS).mapToObj(i -> wave(rng)).toList();
        try (DistributionModel model = (DistributionModel) paradigm.open(SPACE, weights)) {
            return EnergyDistance.of(model.given(new float[1]).sample(POINTS, new Streams(1)), data)
                    .value();
        }
    }
}
