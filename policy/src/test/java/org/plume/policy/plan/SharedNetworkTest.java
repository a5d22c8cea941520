package org.plume.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Streams;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Query;
import org.plume.policy.Specs;
import org.plume.policy.method.Architecture;
import org.plume.policy.method.Flow;

/** Rows of different requests, each at its own time and with its own condition, in one batch. */
class SharedNetworkTest {

    private static final int MOST = 70;

    @TempDir
    Path folder;

    static List<Architecture> architectures() {
        return List.of(new Architecture.Mlp(256, 4, 64), new Architecture.Unet(List.of(32, 64), 32));
    }

    private static double[] noise(RandomGenerator rng, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = rng.nextGaussian();
        }
        return x;
    }

    private static Query query(RandomGenerator rng, List<float[]> conditions) {
        return new Query(noise(rng, 16), rng.nextInt(8) / 8.0, conditions.get(rng.nextInt(conditions.size())));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyRow_isTheSameAloneAndInEveryBatchBesideAnyNeighbours(Architecture architecture) {
        RandomGenerator rng = new Streams(1).at(0);
        try (Policy policy =
                Policy.load(Folders.random(folder.resolve("m"), "m", Specs.plane(new Flow(1), architecture), 0.1))) {
            Predictor predictor = policy.predictor();
            List<float[]> conditions = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                conditions.add(new float[] {
                    rng.nextFloat(), rng.nextFloat(), rng.nextFloat(), rng.nextFloat(), i, -i, rng.nextFloat(), 0
                });
            }
            Query own = query(rng, conditions);
            double[] alone = predictor.predict(List.of(own)).get(0);
            for (int size = 1; size <= MOST; size++) {
                List<Query> batch = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    batch.add(query(rng, conditions));
                }
                int place = rng.nextInt(size);
                batch.set(place, own);

                assertThat(predictor.predict(batch).get(place))
                        .as("of %s", size)
                        .isEqualTo(alone);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void predictionsAndDerivatives_shareABatch(Architecture architecture) {
        RandomGenerator rng = new Streams(2).at(0);
        try (Policy policy =
                Policy.load(Folders.random(folder.resolve("m"), "m", Specs.plane(new Flow(1), architecture), 0.1))) {
            Predictor predictor = policy.predictor();
            List<float[]> condition = List.of(new float[8]);
            List<Query> batch = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                Query plain = query(rng, condition);
                batch.add(i % 3 == 1 ? new Query(plain.x(), plain.t(), plain.condition(), noise(rng, 16)) : plain);
            }

            List<double[]> answers = predictor.predict(batch);

            for (int i = 0; i < batch.size(); i++) {
                assertThat(answers.get(i)).hasSize(i % 3 == 1 ? 32 : 16);
                assertThat(answers.get(i))
                        .isEqualTo(predictor.predict(List.of(batch.get(i))).get(0));
            }
        }
    }
}
