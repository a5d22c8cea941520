package org.plume.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.nn.Recording;
import org.plume.generative.solve.ProbabilityFlow;
import org.plume.generative.solve.Pullback;
import org.plume.policy.PolicyDescription;
import org.plume.policy.Specs;
import org.plume.policy.method.Flow;
import org.plume.policy.method.Method;

class PathDensityTest {

    @TempDir
    Path temporary;

    /** 4 standard errors of the mean of 400: 1 false alarm in 16,000. */
    @Test
    void theMeanOfTheEstimates_isTheDensityByTheWholeDivergence() {
        ModelFolder folder = Folders.random(temporary.resolve("m"), "m", Specs.plane(), 0.1);
        Recording definition = Recording.of(PolicyFolder.graph(PolicyDescription.of(folder.card())));
        try (Network network = Network.open(folder.graph(Method.GRAPH), definition, 1);
                Network derivative = network.derivative(definition)) {
            var path = new Flow(1).path();
            float[] condition = new float[8];
            double[] x = new Streams(3).at(0).doubles(16, -1, 1).toArray();
            double exact = new ProbabilityFlow(
                            new PathPredictor(network),
                            pullback(derivative),
                            path,
                            0,
                            1,
                            condition,
                            ProbabilityFlow.Integrator.rungeKutta(12))
                    .logDensity(x);
            int n = 400;

            double[] estimates = new PathDensity(derivative, path, 0, 1, condition, () -> {})
                    .estimate(
                            Collections.nCopies(n, x),
                            IntStream.range(0, n).mapToObj(new Streams(9)::at).toList());

            double mean = Arrays.stream(estimates).average().orElseThrow();
            double variance = Arrays.stream(estimates)
                    .map(e -> (e - mean) * (e - mean))
                    .average()
                    .orElseThrow();
            assertThat(variance).isPositive();
            assertThat(mean).isCloseTo(exact, within(4 * Math.sqrt(variance / n)));
        }
    }

    private static Pullback pullback(Network derivative) {
        return (queries, cotangents) -> {
            Map<String, float[]> inputs = new TreeMap<>(PathPredictor.inputs(queries));
            inputs.put(Network.COTANGENT, PathPredictor.flat(cotangents));
            float[] products = derivative.run(queries.size(), inputs).getOrDefault(Network.VJP, new float[0]);
            int d = products.length / queries.size();
            List<double[]> rows = IntStream.range(0, queries.size())
                    .mapToObj(i -> IntStream.range(i * d, (i + 1) * d)
                            .mapToDouble(j -> products[j])
                            .toArray())
                    .toList();
            return rows;
        };
    }
}
