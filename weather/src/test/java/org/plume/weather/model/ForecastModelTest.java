package org.plume.weather.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.nn.Tensor;
import org.plume.weather.Forecaster;
import org.plume.weather.ForecasterContract;
import org.plume.weather.History;
import org.plume.weather.Members;
import org.plume.weather.Processes;
import org.plume.weather.Rollout;
import org.plume.weather.States;

final class ForecastModelTest {

    private static final States RING = Processes.autoregressive(6, 0.8, 80, 1);
    private static final States DAYS = Processes.seasonal(4, 5, 90, 1);

    @TempDir
    Path folder;

    static Stream<Method> methods() {
        return Stream.of(new Crps(2, 3), new Gaussian(), new Flow(2), new Diffusion(3));
    }

    /** Those whose noise is not of their own making. */
    static Stream<Method> methodsOfNetworksAlone() {
        return methods().filter(method -> !(method instanceof Gaussian));
    }

    private static ForecastSpec ring(Method method) {
        return Untrained.ring(RING, method);
    }

    private static ForecastSpec grid(Method method) {
        return Untrained.grid(DAYS, method);
    }

    private ForecastModel model(ForecastSpec spec, States states) {
        return model("m", spec, states, 5);
    }

    /** With a network of each seed. */
    private ForecastModel model(String name, ForecastSpec spec, States states, long... seeds) {
        ForecastTraining training = ForecastTraining.of(spec, states, null, 4, 3);
        Map<String, Tensor> mean =
                spec.method().hasMean() ? Untrained.weights(training.mean().objective(), 5) : Map.of();
        ForecastTraining.Drawing drawing = training.drawing(mean, 10, 0);
        return Untrained.model(
                folder.resolve(name),
                training,
                drawing.mean(),
                drawing.scale(),
                LongStream.of(seeds)
                        .mapToObj(seed -> Untrained.weights(drawing.run().objective(), seed))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyMember_isItsOwn(Method method) {
        try (ForecastModel model = model(ring(method), RING)) {
            ForecasterContract.memberIsItsOwn(model.forecaster(), new History(RING, 50), 2);
            assertThat(model.spec()).isEqualTo(ring(method));
        }
    }

    /** Members are drawn by the networks in turn, each as by a model of that network alone. */
    @ParameterizedTest
    @MethodSource("methodsOfNetworksAlone")
    void members_areDrawnByTheNetworksInTurn(Method method) {
        try (ForecastModel both = model("both", ring(method), RING, 5, 6);
                ForecastModel first = model("first", ring(method), RING, 5);
                ForecastModel second = model("second", ring(method), RING, 6)) {
            ForecasterContract.memberIsItsOwn(both.forecaster(), new History(RING, 50), 2);
            float[][] drawn = twoLeads(both);
            float[][] even = twoLeads(first);
            float[][] odd = twoLeads(second);
            for (int k = 0; k < drawn.length; k++) {
                assertThat(drawn[k])
                        .isEqualTo(k % 2 == 0 ? even[k] : odd[k])
                        .isNotEqualTo(k % 2 == 0 ? odd[k] : even[k]);
            }
        }
    }

    private static float[][] twoLeads(ForecastModel model) {
        Rollout rollout = model.forecaster().start(new History(RING, 50), Members.of(0, 50, 0, 5));
        rollout.next();
        return rollout.next();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void whatIsNeverKnown_staysUnknownAndHarmsNothing(Method method) {
        try (ForecastModel model = model(grid(method), DAYS)) {
            Forecaster forecaster = model.forecaster();
            var rollout = forecaster.start(new History(DAYS, 50), Members.of(0, 50, 0, 3));
            rollout.next();
            float[][] states = rollout.next();
            for (float[] state : states) {
                assertThat(state[0]).isNaN();
                for (int j = 1; j < state.length; j++) {
                    assertThat(state[j]).isBetween(500f, 1500f);
                }
            }
            assertThat(states[0]).isNotEqualTo(states[1]);
        }
    }

    @Test
    void spread_widensTheEnsemble() {
        try (ForecastModel model = model(ring(new Crps(2, 3)), RING)) {
            double narrow = deviation(model.forecaster(0.5));
            double wide = deviation(model.forecaster(2));
            assertThat(wide).isGreaterThan(1.5 * narrow);
            assertThatThrownBy(() -> model.forecaster(0)).hasMessageContaining("spread must be > 0, was 0");
        }
        ForecastFolder.rewrite(folder.resolve("m"), 1.25, JsonNodeFactory.instance.objectNode());
        try (ForecastModel again = ForecastModel.open(folder.resolve("m"))) {
            assertThat(again.spread()).isEqualTo(1.25);
        }
    }

    private static double deviation(Forecaster forecaster) {
        float[][] states = forecaster
                .start(new History(RING, 50), Members.of(0, 50, 0, 40))
                .next();
        double mean = 0;
        for (float[] state : states) {
            mean += state[2] / states.length;
        }
        double squares = 0;
        for (float[] state : states) {
            squares += (state[2] - mean) * (state[2] - mean);
        }
        return Math.sqrt(squares / states.length);
    }

    /** The loss is the fair CRPS of the samples that the served graphs draw with the same noise. */
    @Test
    void crpsObjective_isTheFairCrps() {
        ForecastSpec spec = ring(new Crps(3, 2));
        ForecastTraining training = ForecastTraining.of(spec, RING, null, 4, 3);
        ForecastTraining.Stage stage = training.drawing(Map.of(), 10, 0).run();
        Map<String, Tensor> weights = Untrained.weights(stage.objective(), 5);
        Map<String, Tensor> batch = stage.batches().at(0);
        double loss = Untrained.loss(stage.objective(), weights, batch, 4);
        double expected = 0;
        try (Network network = Untrained.network(spec, weights)) {
            float[] features = network.features(4, values(batch, Graphs.FIELDS));
            float[] target = values(batch, Regression.TARGET);
            float[] noise = values(batch, CrpsObjective.NOISE);
            float[][] u = new float[3][];
            for (int m = 0; m < 3; m++) {
                float[] own = new float[4 * 12];
                for (int row = 0; row < 4; row++) {
                    System.arraycopy(noise, (row * 3 + m) * 12, own, row * 12, 12);
                }
                u[m] = network.head(4, Map.of(Graphs.FEATURES, features, Graphs.EXTRA, own));
            }
            for (int j = 0; j < target.length; j++) {
                double[] members = {u[0][j], u[1][j], u[2][j]};
                expected += org.plume.weather.verify.Crps.of(members, target[j]).fair() / target.length;
            }
        }
        assertThat(loss).isCloseTo(expected, within(1e-5));
    }

    /** The loss is the CRPS of the normal distribution that the served graphs say. */
    @Test
    void gaussianObjective_isTheCrpsOfTheNormalDistribution() {
        ForecastSpec spec = ring(new Gaussian());
        ForecastTraining training = ForecastTraining.of(spec, RING, null, 4, 3);
        ForecastTraining.Stage stage = training.drawing(Map.of(), 10, 0).run();
        Map<String, Tensor> weights = Untrained.weights(stage.objective(), 5);
        Map<String, Tensor> batch = stage.batches().at(0);
        double loss = Untrained.loss(stage.objective(), weights, batch, 4);
        double expected = 0;
        try (Network network = Untrained.network(spec, weights)) {
            float[] said = network.distribution(4, values(batch, Graphs.FIELDS));
            float[] target = values(batch, Regression.TARGET);
            for (int j = 0; j < target.length; j++) {
                int at = 2 * 6 * (j / 6) + j % 6;
                double deviation = GaussianObjective.deviation(said[at + 6]);
                expected += org.plume.weather.verify.Crps.gaussian(said[at], deviation, target[j]) / target.length;
            }
        }
        assertThat(loss).isCloseTo(expected, within(1e-5));
    }

    @Test
    void spread_isAFactorOfTheDeviationOfANormalDistribution() {
        try (ForecastModel model = model(ring(new Gaussian()), RING)) {
            double narrow = deviation(model.forecaster(1));
            assertThat(deviation(model.forecaster(2))).isCloseTo(2 * narrow, within(1e-3));
        }
    }

    private static float[] values(Map<String, Tensor> batch, String name) {
        return Graphs.value(batch, name).values();
    }

    @Test
    void batches_areAFunctionOfTheStep() {
        var batches = ForecastTraining.of(grid(new Crps(2, 3)), DAYS, null, 4, 3)
                .drawing(Map.of(), 10, 0)
                .run()
                .batches();
        assertThat(batches.at(5)).isEqualTo(batches.at(5));
        assertThat(batches.at(5)).isNotEqualTo(batches.at(6));
        assertThat(values(batches.at(5), Regression.WEIGHT)[0]).isZero();
    }

    @Test
    void analyses_areGivenExactlyWhereTheSpecAsksForThem() {
        assertThatThrownBy(() -> ForecastTraining.of(ring(new Crps(2, 3)), RING, RING, 4, 3))
                .hasMessageContaining("analyses must be given");
    }
}
