package org.plume.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.nn.Recording;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.ProbabilityFlow;
import org.plume.generative.solve.Pullback;
import org.plume.generative.solve.Query;
import org.plume.policy.PolicyDescription;
import org.plume.policy.Specs;
import org.plume.policy.method.Flow;
import org.plume.policy.method.OneLoss;

class PathDensityTest {

    @TempDir
    Path temporary;

    /** 4 standard errors of the mean of 400: 1 false alarm in 16,000. */
    @Test
    void theMeanOfTheEstimates_isTheDensityByTheWholeDivergence() {
        ModelFolder folder = Folders.random(temporary.resolve("m"), "m", Specs.plane(), 0.1);
        Recording definition = Recording.of(PolicyFolder.graph(PolicyDescription.of(folder.card())));
        try (Network network = Network.open(folder.graph(OneLoss.GRAPH), definition, 1);
                Network derivative = network.derivative(definition)) {
            var path = new Flow(1).path();
            float[] condition = new float[8];
            double[] x = new Streams(3).at(0).doubles(16, -1, 1).toArray();
            Predictor predictor = new NetworkPredictor(network, List.of(OneLoss.GRAPH), () -> derivative);
            double exact = new ProbabilityFlow(
                            predictor,
                            pullback(predictor),
                            path,
                            0,
                            1,
                            condition,
                            ProbabilityFlow.Integrator.rungeKutta(12))
                    .logDensity(x);
            int n = 400;
            PathDensity density = new PathDensity(
                    path,
                    0,
                    1,
                    condition,
                    Collections.nCopies(n, x),
                    IntStream.range(0, n).mapToObj(new Streams(9)::at).toList(),
                    0);

            density.run(predictor, () -> {});

            double[] estimates = density.logDensities();
            double mean = Arrays.stream(estimates).average().orElseThrow();
            double variance = Arrays.stream(estimates)
                    .map(e -> (e - mean) * (e - mean))
                    .average()
                    .orElseThrow();
            assertThat(variance).isPositive();
            assertThat(mean).isCloseTo(exact, within(4 * Math.sqrt(variance / n)));
        }
    }

    private static Pullback pullback(Predictor predictor) {
        return (queries, cotangents) -> predictor
                .predict(IntStream.range(0, queries.size())
                        .mapToObj(i -> {
                            Query q = queries.get(i);
                            return new Query(q.x(), q.t(), q.condition(), cotangents.get(i));
                        })
                        .toList())
                .stream()
                .map(answer -> Arrays.copyOfRange(answer, answer.length / 2, answer.length))
                .toList();
    }
}
