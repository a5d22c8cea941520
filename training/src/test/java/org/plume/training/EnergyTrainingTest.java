package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.generative.GaussianMixture;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.EnergyModel;
import org.plume.generative.paradigm.Examples;
import org.plume.generative.paradigm.Lineup;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;
import org.plume.training.onnx.OnnxEngine;

/** Energies, normalised on a grid, beside the density of the Gaussian mixture they were learned from. */
class EnergyTrainingTest {

    private static final GaussianMixture TRUTH = GaussianMixture.TWO;
    private static final Space SPACE = new Space(2, 1);
    private static final int POINTS = 1000;
    private static final double BOUND = 6;
    private static final int CELLS = 150;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"energy-cd", "energy-nce"})
    void aLearnedEnergy_isMinusTheLogDensity_butForAConstant(String name) {
        Paradigm paradigm = new Lineup(0.3, 2, 2).named(name);
        var weights = new ParadigmTrainer(new OnnxEngine(), folder, 600, Progress.SILENT)
                .train(
                        paradigm,
                        SPACE,
                        rng -> new Examples.Example(TRUTH.sample(rng), new float[1]),
                        600,
                        64,
                        Map.of(),
                        2)
                .weights();
        RandomGenerator rng = new Streams(3).at(0);
        List<double[]> data = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            data.add(TRUTH.sample(rng));
        }
        try (EnergyModel model = (EnergyModel) paradigm.open(SPACE, weights)) {
            var p = model.given(new float[1]);
            double width = 2 * BOUND / CELLS;
            double total = Arrays.stream(p.logUnnormalised(grid(width)))
                    .map(log -> Math.exp(log) * width * width)
                    .sum();
            double[] logs = p.logUnnormalised(data);
            double error = 0;
            for (int i = 0; i < POINTS; i++) {
                error += (logs[i] - Math.log(total) - TRUTH.logDensity(data.get(i))) / POINTS;
            }
            assertThat(error).as("mean of log p less its truth, nats").isBetween(-0.2, 0.05);
        }
    }

    private static List<double[]> grid(double width) {
        List<double[]> grid = new ArrayList<>();
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                grid.add(new double[] {-BOUND + width * (row + 0.5), -BOUND + width * (column + 0.5)});
            }
        }
        return grid;
    }
}
