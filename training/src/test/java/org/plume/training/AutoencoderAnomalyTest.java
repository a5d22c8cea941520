package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.metric.Auroc;
import org.plume.generative.paradigm.AutoencoderModel;
import org.plume.generative.paradigm.Examples;
import org.plume.generative.paradigm.Lineup;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;
import org.plume.training.onnx.OnnxEngine;

/**
 * A parabola (u, u^2 - 1), |u| < 1.6, with noise of deviation 0.05. Anomalies lie in the same square, at least 0.5 above or below it:
 * neither coordinate alone tells them from data.
 */
class AutoencoderAnomalyTest {

    private static final Space SPACE = new Space(2, 1);
    private static final int POINTS = 500;

    @TempDir
    Path folder;

    private static double[] usual(RandomGenerator rng) {
        double u = 3.2 * rng.nextDouble() - 1.6;
        return new double[] {u + 0.05 * rng.nextGaussian(), u * u - 1 + 0.05 * rng.nextGaussian()};
    }

    private static double[] unusual(RandomGenerator rng) {
        while (true) {
            double u = 3.2 * rng.nextDouble() - 1.6;
            double w = 2.56 * rng.nextDouble() - 1;
            if (Math.abs(w - (u * u - 1)) > 0.5) {
                return new double[] {u, w};
            }
        }
    }

    /** A code of one number has room for the parabola and for nothing beside it. */
    @Test
    void whatIsOffTheLearnedCurve_isReconstructedWorse_andToldByIt() {
        Paradigm paradigm = new Lineup(0.5, 2, 0).named("autoencoder");
        var weights = new ParadigmTrainer(new OnnxEngine(), folder, 800, Progress.SILENT)
                .train(paradigm, SPACE, rng -> new Examples.Example(usual(rng), new float[1]), 800, 64, Map.of(), 1)
                .weights();
        RandomGenerator rng = new Streams(4).at(0);
        List<double[]> data = new ArrayList<>();
        List<double[]> anomalies = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            data.add(usual(rng));
            anomalies.add(unusual(rng));
        }
        try (AutoencoderModel model = (AutoencoderModel) paradigm.open(SPACE, weights)) {
            double[] ofData = model.given(new float[1]).reconstructionErrors(data);
            double[] ofAnomalies = model.given(new float[1]).reconstructionErrors(anomalies);

            assertThat(Auroc.of(ofAnomalies, ofData)).as("AUROC of the error").isGreaterThan(0.97);
            assertThat(median(ofData)).as("median error of data").isLessThan(0.02);
            assertThat(median(ofAnomalies)).as("median error of anomalies").isGreaterThan(0.1);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(Auroc.of(size(anomalies, i), size(data, i)))
                    .as("AUROC of the size of coordinate %d alone", i)
                    .isBetween(0.3, 0.7);
        }
    }

    private static double[] size(List<double[]> points, int i) {
        return points.stream().mapToDouble(x -> Math.abs(x[i])).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
