package org.plume.weather.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.Streams;
import org.plume.weather.Calendar;
import org.plume.weather.Forecaster;
import org.plume.weather.Grid;
import org.plume.weather.History;
import org.plume.weather.Layout;
import org.plume.weather.Members;
import org.plume.weather.Rollout;
import org.plume.weather.States;
import org.plume.weather.Variable;
import org.plume.weather.io.EnsembleFile;
import org.plume.weather.io.EnsemblePlan;
import org.plume.weather.io.EnsembleRun;
import org.plume.weather.io.EnsembleWriter;

/** From states by a forecaster through a file to its scores, where the answer is known. */
class ForecastVerifierTest {

    private static final double PERSISTS = 0.8;
    private static final Layout LAYOUT = new Layout(
            List.of(new Variable("x", "K", "")), new Grid.LatLon(new double[] {0, 60}, new double[] {0, 10}));

    @TempDir
    Path folder;

    /** x' = 0.8 x + 0.6 z at each point: the climate is N(0, 1). */
    private static float[] next(float[] x, RandomGenerator rng) {
        float[] y = new float[x.length];
        for (int p = 0; p < x.length; p++) {
            y[p] = (float) (PERSISTS * x[p] + 0.6 * rng.nextGaussian());
        }
        return y;
    }

    private static States truth(int n) {
        RandomGenerator rng = new Streams(3).at(0);
        float[][] rows = new float[n][LAYOUT.size()];
        double[] times = new double[n];
        for (int t = 0; t < n; t++) {
            rows[t] = next(t == 0 ? rows[0] : rows[t - 1], rng);
            times[t] = 11_000 + t;
        }
        return new States(LAYOUT, Calendar.GREGORIAN, times, rows);
    }

    /** The true model. */
    private static class Truth implements Forecaster {

        @Override
        public Layout layout() {
            return LAYOUT;
        }

        @Override
        public double step() {
            return 1;
        }

        @Override
        public Rollout start(History history, Members members) {
            RandomGenerator[] rngs = members.rngs();
            float[][] states = new float[rngs.length][];
            Arrays.fill(states, history.state(0));
            return () -> {
                for (int i = 0; i < states.length; i++) {
                    states[i] = next(states[i], rngs[i]);
                }
                return states.clone();
            };
        }
    }

    private Path forecast(States states, int[] starts, int members, int batch) throws IOException {
        Path file = folder.resolve(members + "-" + batch + ".nc");
        EnsemblePlan plan = new EnsemblePlan(
                LAYOUT,
                states.calendar(),
                Arrays.stream(starts).mapToDouble(s -> states.times()[s]).toArray(),
                1,
                3,
                members,
                "truth",
                "0",
                5);
        try (EnsembleWriter writer = EnsembleWriter.open(file, plan)) {
            new EnsembleRun(new Truth(), states, starts, batch).into(writer, plan, 5, done -> {});
        }
        return file;
    }

    private static int[] every(int step, int from, int to) {
        return IntStream.range(0, (to - from) / step).map(k -> from + k * step).toArray();
    }

    /**
     * The lead-1 forecast is N(0.8 x, 0.36), whose score is 0.6/sqrt(pi) on average; 260 starts of 4 points, three standard
     * deviations are 0.025. Climatology scores 1/sqrt(pi), and a little more as neighbouring days are alike.
     */
    @Test
    void theTrueModel_scoresAsItMust_andIsReliable() throws IOException {
        States truth = truth(4000);
        int[] starts = every(5, 2600, 3900);
        ForecastVerifier verifier = new ForecastVerifier(truth, 10, new double[] {0.5}, new Bootstrap(200, 0));
        try (EnsembleFile in = EnsembleFile.open(forecast(truth, starts, 20, 20))) {
            Verification model = verifier.verify(in, done -> {});
            EnsembleScores lead1 = model.scores(0, 0);
            assertThat(lead1.cases()).isEqualTo(260);
            assertThat(lead1.fairCrps().value()).isCloseTo(0.6 / Math.sqrt(Math.PI), within(0.03));
            assertThat(lead1.fairCrps().low()).isLessThan(lead1.fairCrps().value());
            assertThat(lead1.ssr().value()).isCloseTo(1, within(0.06));
            Verification climate = verifier.verify(in, new ClimatologicalEnsemble(truth, 2000, 2005, 3));
            assertThat(climate.members()).isEqualTo(42);
            assertThat(climate.scores(0, 2).fairCrps().value()).isCloseTo(0.59, within(0.08));
            Estimate skill = lead1.skill(climate.scores(0, 0));
            assertThat(skill.value()).isCloseTo(0.43, within(0.08));
            assertThat(skill.low()).isGreaterThan(0.25);
            assertThat(model.reliabilities(0, 0).get(0).fairBrier().value())
                    .isLessThan(climate.reliabilities(0, 0).get(0).fairBrier().value());
        }
    }

    @Test
    void theFile_doesNotDependOnTheBatch() throws IOException {
        States truth = truth(60);
        byte[] one = Files.readAllBytes(forecast(truth, new int[] {20, 30}, 7, 7));
        assertThat(Files.readAllBytes(forecast(truth, new int[] {20, 30}, 7, 3)))
                .isEqualTo(one);
        assertThat(Files.readAllBytes(forecast(truth, new int[] {20, 30}, 7, 1)))
                .isEqualTo(one);
    }

    @Test
    void shards_mergeToTheWhole() throws IOException {
        States truth = truth(200);
        ForecastVerifier verifier = new ForecastVerifier(truth, 10, new double[] {0}, new Bootstrap(50, 0));
        Path all = forecast(truth, every(5, 10, 160), 4, 4);
        try (EnsembleFile in = EnsembleFile.open(all)) {
            Verification whole = verifier.verify(in, done -> {});
            Verification twice = verifier.verify(in, done -> {});
            twice.merge(whole);
            assertThat(twice.scores(0, 1).cases())
                    .isEqualTo(2 * whole.scores(0, 1).cases());
            assertThat(twice.scores(0, 1).fairCrps().value())
                    .isCloseTo(whole.scores(0, 1).fairCrps().value(), within(1e-12));
        }
    }

    @Test
    void truthThatCoversNothing_isRefused() throws IOException {
        States truth = truth(60);
        Path file = forecast(truth, new int[] {20, 30}, 2, 2);
        try (EnsembleFile in = EnsembleFile.open(file)) {
            ForecastVerifier early = new ForecastVerifier(truth.between(0, 10), 10, new double[0], Bootstrap.NONE);
            assertThatThrownBy(() -> early.verify(in, done -> {}))
                    .hasMessage(
                            "the truth must cover times that are forecast, 2000-03-05 to 2000-03-17, is of 2000-02-13"
                                    + " to 2000-02-22");
            Layout other = new Layout(List.of(new Variable("x", "degC", "")), LAYOUT.grid());
            States wrong = new States(other, truth.calendar(), truth.times(), truth.rows());
            assertThatThrownBy(
                            () -> new ForecastVerifier(wrong, 10, new double[0], Bootstrap.NONE).verify(in, done -> {}))
                    .hasMessage("x must be in K as the model's, was in degC; convert it");
        }
    }

    @Test
    void aStartWithoutEnoughBefore_isRefused() {
        States truth = truth(60);
        assertThatThrownBy(() -> new EnsembleRun(
                        new Truth() {
                            @Override
                            public int memory() {
                                return 3;
                            }
                        },
                        truth,
                        new int[] {1},
                        2))
                .hasMessage("a start must have 2 states before it, 2000-02-14 has 1");
    }
}
