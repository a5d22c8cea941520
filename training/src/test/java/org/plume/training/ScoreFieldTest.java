package org.plume.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plume.generative.GaussianMixture;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.AlongPath;
import org.plume.generative.paradigm.DistributionModel;
import org.plume.generative.paradigm.Examples;
import org.plume.generative.paradigm.Lineup;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.SlicedScore;
import org.plume.generative.paradigm.Space;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Endpoints;
import org.plume.generative.solve.Query;
import org.plume.training.onnx.OnnxEngine;

/** Scores that were learned, beside those of the Gaussian mixture they were learned from. */
class ScoreFieldTest {

    private static final GaussianMixture TRUTH = GaussianMixture.TWO;

    @TempDir
    Path folder;

    private static org.plume.generative.path.Path path(Paradigm paradigm) {
        return paradigm instanceof SlicedScore sliced ? sliced.path().path() : ((AlongPath) paradigm).path();
    }

    /** sigma times the score, where the mixture's noised points lie, at five levels of noise from 0.1 to 2. */
    @ParameterizedTest
    @CsvSource({"score-ve, 0.03", "score-vp, 0.03", "score-sliced, 0.1"})
    void aLearnedScore_isThatOfTheMixture(String name, double error) {
        Space space = new Space(2, 1);
        Paradigm paradigm = Lineup.PLANE.named(name);
        Map<String, org.plume.generative.nn.Tensor> weights = new ParadigmTrainer(
                        new OnnxEngine(), folder, 1500, new Progress() {})
                .train(
                        paradigm,
                        space,
                        rng -> new Examples.Example(TRUTH.sample(rng), new float[1]),
                        1500,
                        128,
                        Map.of(),
                        2)
                .weights();
        org.plume.generative.path.Path path = path(paradigm);
        RandomGenerator rng = new Streams(3).at(0);
        List<Query> places = new ArrayList<>();
        for (double snr : new double[] {10, 5, 2, 1, 0.5}) {
            double t = path.schedule().timeOf(snr);
            Coefficients c = path.schedule().at(t);
            for (int i = 0; i < 200; i++) {
                double[] noise = {rng.nextGaussian(), rng.nextGaussian()};
                places.add(
                        new Query(Endpoints.combine(c.alpha(), TRUTH.sample(rng), c.sigma(), noise), t, new float[1]));
            }
        }
        try (DistributionModel model = (DistributionModel) paradigm.open(space, weights)) {
            List<double[]> learned = model.predictor().predict(places);
            List<double[]> exact = TRUTH.predictor(path).predict(places);
            double squares = 0;
            double all = 0;
            for (int i = 0; i < places.size(); i++) {
                for (int j = 0; j < 2; j++) {
                    squares += Math.pow(learned.get(i)[j] - exact.get(i)[j], 2);
                    all += exact.get(i)[j] * exact.get(i)[j];
                }
            }
            assertThat(squares / all).as("share of the field that is wrong").isLessThan(error);
        }
    }
}
