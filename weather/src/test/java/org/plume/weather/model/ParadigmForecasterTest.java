package org.plume.weather.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.generative.Streams;
import org.plume.generative.nn.Tensor;
import org.plume.weather.ForecasterContract;
import org.plume.weather.History;
import org.plume.weather.Members;
import org.plume.weather.Processes;
import org.plume.weather.Rollout;
import org.plume.weather.States;

/** Forecasters whose mean is a network's and whose residual a paradigm's. */
final class ParadigmForecasterTest {

    private static final States RING = Processes.autoregressive(6, 0.8, 80, 1);

    @TempDir
    Path folder;

    private static ForecastSpec spec(String paradigm) {
        return Untrained.ring(RING, new OfParadigm(paradigm, 8));
    }

    private static ParadigmStage stage(ForecastTraining training) {
        return training.byParadigm(Untrained.weights(training.mean().objective(), 5));
    }

    /** With networks of these seeds. */
    private ForecastModel model(String name, String paradigm, long... seeds) {
        ForecastTraining training = ForecastTraining.of(spec(paradigm), RING, null, 4, 3);
        ParadigmStage learner = stage(training);
        List<Map<String, Tensor>> weights = LongStream.of(seeds)
                .mapToObj(seed -> {
                    Map<String, Tensor> all = new LinkedHashMap<>();
                    learner.paradigm()
                            .graphs(learner.space())
                            .values()
                            .forEach(g -> all.putAll(Untrained.weights(g, seed)));
                    return all;
                })
                .toList();
        return Untrained.model(folder.resolve(name), training, learner.mean(), learner.scale(), weights);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vae", "wgan-gp", "affine-flow", "score-vp", "distilled-2", "latent-diffusion"})
    void everyMember_isItsOwn(String paradigm) {
        try (ForecastModel model = model("m", paradigm, 5)) {
            ForecasterContract.memberIsItsOwn(model.forecaster(), new History(RING, 50), 2);
            assertThat(model.spec()).isEqualTo(spec(paradigm));
        }
    }

    @Test
    void members_areDrawnByTheNetworksInTurn() {
        try (ForecastModel both = model("both", "gan", 5, 6);
                ForecastModel first = model("first", "gan", 5);
                ForecastModel second = model("second", "gan", 6)) {
            float[][] drawn = secondLead(both, 1);
            float[][] even = secondLead(first, 1);
            float[][] odd = secondLead(second, 1);
            for (int i = 0; i < drawn.length; i++) {
                assertThat(drawn[i]).isEqualTo(i % 2 == 0 ? even[i] : odd[i]);
            }
        }
    }

    /** Half of the spread draws members half as far from the mean, which spread 0 would leave alone. */
    @Test
    void theSpread_scalesWhatTheParadigmDraws() {
        try (ForecastModel model = model("m", "gan", 5)) {
            float[][] whole = firstLead(model, 1);
            float[][] half = firstLead(model, 0.5);
            float[][] none = firstLead(model, 1e-9);
            for (int i = 0; i < whole.length; i++) {
                for (int j = 0; j < whole[i].length; j++) {
                    assertThat(half[i][j] - none[i][j]).isCloseTo((whole[i][j] - none[i][j]) / 2, within(1e-5f));
                }
            }
            assertThat(none[0]).isNotEqualTo(whole[0]);
        }
    }

    private static float[][] firstLead(ForecastModel model, double spread) {
        return model.forecaster(spread)
                .start(new History(RING, 50), Members.of(4, 50, 0, 5))
                .next();
    }

    private static float[][] secondLead(ForecastModel model, double spread) {
        Rollout rollout = model.forecaster(spread).start(new History(RING, 50), Members.of(4, 50, 0, 5));
        rollout.next();
        return rollout.next();
    }

    @Test
    void whatIsLearned_isWhatTheMeanLeavesInItsOwnDeviation() {
        ForecastTraining training = ForecastTraining.of(spec("gan"), RING, null, 4, 3);
        ParadigmStage learner = stage(training);
        var rng = new Streams(1).at(0);

        double square = IntStream.range(0, 2000)
                .mapToObj(i -> learner.examples().draw(rng))
                .peek(example -> {
                    assertThat(example.x()).hasSize(learner.space().size());
                    assertThat(example.condition()).hasSize(learner.space().condition());
                })
                .mapToDouble(example ->
                        Arrays.stream(example.x()).map(v -> v * v).average().orElse(0))
                .average()
                .orElse(0);

        assertThat(square).isBetween(0.9, 1.1);
    }

    @Test
    void statesThatLackValues_areRefused() {
        float[][] rows = new float[RING.size()][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = RING.rows()[t].clone();
        }
        rows[30][2] = Float.NaN;
        States holed = new States(RING.layout(), RING.calendar(), RING.times(), rows);
        ForecastTraining training = ForecastTraining.of(spec("gan"), holed, null, 4, 3);

        assertThatThrownBy(() -> stage(training))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("method gan must have states without missing values, example ");
    }

    @Test
    void whatDoesNotSample_isRefusedWithTheList() {
        assertThatThrownBy(() -> new OfParadigm("autoencoder", 8))
                .hasMessageStartingWith("method.paradigm must be one of [vae, beta-vae, gan-minimax, gan, ")
                .hasMessageEndingWith("], which sample, was 'autoencoder'");
        assertThatThrownBy(() -> new OfParadigm("gan", 2)).hasMessage("method.width must be in [4, 1024], was 2");
    }
}
