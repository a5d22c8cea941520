package org.plume.weather.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Streams;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.weather.History;
import org.plume.weather.Members;
import org.plume.weather.Processes;
import org.plume.weather.Rollout;
import org.plume.weather.States;

/** What is learnt on the network's own way is what the served forecaster does there. */
class RolloutObjectiveTest {

    private static final int LEADS = 3;
    private static final States RING = Processes.autoregressive(6, 0.8, 80, 1);
    private static final States SEEN = Processes.autoregressive(6, 0.8, 80, 2);
    private static final States DAYS = Processes.seasonal(4, 5, 90, 1);

    static Stream<Arguments> specs() {
        return Stream.of(new Crps(2, 3), new Crps(3, 1), new Gaussian())
                .flatMap(method -> Stream.of(
                        Arguments.of(Untrained.ring(RING, method, Base.PERSISTENCE, 2, false), RING, null),
                        Arguments.of(Untrained.ring(RING, method, Base.CLIMATE, 1, true), RING, SEEN),
                        Arguments.of(Untrained.grid(DAYS, method), DAYS, null)));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void loss_isTheFairCrpsOfTheServedForecastersMembers(ForecastSpec spec, States states, @Nullable States analyses) {
        ForecastTraining training = ForecastTraining.of(spec, states, analyses, 1, 3);
        Map<String, Tensor> weights =
                Untrained.weights(training.drawing(Map.of(), 10, 0).run().objective(), 5);
        ForecastTraining.Stage stage = training.rollout(weights, LEADS, 0);
        Scaling scaling = ((RolloutObjective) stage.objective()).scaling();
        Fed fed = new Fed(spec, weights);
        int compared = 0;
        for (long step = 0; compared < 3; step++) {
            Map<String, Tensor> batch = stage.batches().at(step);
            int start = start(scaling, analyses == null ? states : analyses, Graphs.value(batch, Graphs.FIELDS));
            if (start < 0) {
                continue;
            }
            compared++;
            float[] noise = Graphs.value(batch, CrpsObjective.NOISE).values();
            double expected = expected(scaling, fed.from(noise), analyses == null ? states : analyses, states, start);
            assertThat(Untrained.loss(stage.objective(), weights, batch, 1)).isCloseTo(expected, within(2e-5));
        }
        fed.network.close();
    }

    /** Which start of the states the network sees; -1: none of these. */
    private static int start(Scaling scaling, States given, Tensor seen) {
        Fields fields = scaling.fields();
        float[][] z = scaling.climate().anomalies(given);
        for (int t = scaling.spec().memory() - 1; t < z.length; t++) {
            float[][] recent = Arrays.copyOfRange(z, t - scaling.spec().memory() + 1, t + 1);
            float[] row = new float[fields.size()];
            fields.write(
                    recent,
                    scaling.base(recent),
                    given.times()[t],
                    scaling.spec().analyses(),
                    row,
                    0);
            if (Arrays.equals(row, seen.values())) {
                return t;
            }
        }
        return -1;
    }

    private static double expected(Scaling scaling, Fed fed, States given, States truth, int start) {
        int m = fed.members;
        Rollout rollout = new NetworkForecaster(scaling, List.of(fed))
                .start(new History(given, start), new Members(new Streams(0), 0, m));
        float[] weights = scaling.weights();
        double sum = 0;
        for (int lead = 1; lead <= LEADS; lead++) {
            double time = truth.times()[start] + lead;
            float[][] members = rollout.next();
            float[] y = scaling.climate().anomaly(truth.rows()[start + lead], time);
            for (int j = 0; j < y.length; j++) {
                if (Float.isNaN(y[j])) {
                    continue;
                }
                double[] x = new double[m];
                for (int i = 0; i < m; i++) {
                    x[i] = scaling.climate().anomaly(members[i], time)[j] / scaling.scale()[j];
                }
                double score = fed.normal()
                        ? ofNormals(fed, x, y[j] / scaling.scale()[j], j)
                        : org.plume.weather.verify.Crps.of(x, y[j] / scaling.scale()[j])
                                .fair();
                sum += weights[j] * score / (y.length * LEADS);
            }
            fed.lead++;
        }
        return sum;
    }

    /** Of the distributions that the members x were drawn from. */
    private static double ofNormals(Fed fed, double[] x, double y, int j) {
        int m = x.length;
        int n = fed.size;
        double crps = 0;
        for (int i = 0; i < m; i++) {
            double s = GaussianObjective.deviation(fed.said[2 * i * n + n + j]);
            double mu = x[i] - s * fed.noise(i)[j];
            crps += distance(y - mu, s) / m;
            for (int k = 0; k < i; k++) {
                double t = GaussianObjective.deviation(fed.said[2 * k * n + n + j]);
                crps -= distance(mu - x[k] + t * fed.noise(k)[j], Math.hypot(s, t)) / (m * (m - 1));
            }
        }
        return crps;
    }

    /** E|X|, X ~ N(d, s^2). */
    private static double distance(double d, double s) {
        return d * Erf.erf(d / s / Math.sqrt(2)) + s * Math.sqrt(2 / Math.PI) * Math.exp(-d * d / (2 * s * s));
    }

    /** Draws with the noise of a minibatch of one row. */
    private static final class Fed implements Sampling {

        final Network network;
        final ForecastSpec spec;
        final int size;
        final int members;
        final int each;
        int lead;
        float[] given = {};
        float[] said = {};

        Fed(ForecastSpec spec, Map<String, Tensor> weights) {
            this.spec = spec;
            this.size = spec.layout().size();
            this.members = spec.method() instanceof Crps crps ? crps.members() : 2;
            this.each = spec.method() instanceof Crps crps ? crps.noise() * size : size;
            this.network = Untrained.network(spec, weights);
        }

        Fed from(float[] noise) {
            given = noise;
            lead = 0;
            return this;
        }

        boolean normal() {
            return spec.method() instanceof Gaussian;
        }

        float[] noise(int member) {
            int at = (lead * members + member) * each;
            return Arrays.copyOfRange(given, at, at + each);
        }

        @Override
        public float[] draw(float[] fields, java.util.random.RandomGenerator[] rngs) {
            int m = rngs.length;
            float[] own = Arrays.copyOfRange(given, lead * m * each, (lead + 1) * m * each);
            if (!normal()) {
                return network.head(m, Map.of(Graphs.FEATURES, network.features(m, fields), Graphs.EXTRA, own));
            }
            said = network.distribution(m, fields);
            float[] u = new float[m * size];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < size; j++) {
                    int at = 2 * i * size + j;
                    u[i * size + j] = said[at] + GaussianObjective.deviation(said[at + size]) * own[i * size + j];
                }
            }
            return u;
        }
    }

    /** The weights that were learnt on one step go on: the parameters are the same. */
    @Test
    void parameters_areThoseOfOneStep() {
        ForecastTraining training = ForecastTraining.of(Untrained.grid(DAYS, new Gaussian()), DAYS, null, 1, 3);
        Objective one = training.drawing(Map.of(), 10, 0).run().objective();
        Map<String, Tensor> weights = Untrained.weights(one, 5);
        Objective more = training.rollout(weights, 2, 0).objective();
        assertThat(new ArrayList<>(Parameters.initial(more.graph(), 1).keySet()))
                .isEqualTo(new ArrayList<>(weights.keySet()));
    }

    @Test
    void batches_areAFunctionOfTheStepAndTheirExamplesAreKnownToTheEnd() {
        ForecastTraining training =
                ForecastTraining.of(Untrained.ring(RING, new Crps(2, 3), Base.CLIMATE, 1, false), RING, null, 4, 3);
        var batches = training.rollout(Map.of(), 79, 0).batches();
        assertThat(batches.at(5)).isEqualTo(batches.at(5));
        assertThat(batches.at(5)).isNotEqualTo(batches.at(6));
        float[] ahead = Graphs.value(batches.at(0), RolloutObjective.AHEAD).values();
        assertThat(Arrays.copyOf(ahead, 78 * 6)).isEqualTo(Arrays.copyOfRange(ahead, 78 * 6, 2 * 78 * 6));
        assertThatThrownBy(() -> training.rollout(Map.of(), 80, 0))
                .hasMessage("there must be > 80 states, the memory and 80 to forecast, were 80");
    }

    @Test
    void rollouts_areRefusedWhereTheyMeanNothing() {
        ForecastTraining path = ForecastTraining.of(Untrained.grid(DAYS, new Flow(2)), DAYS, null, 4, 3);
        assertThatThrownBy(() -> path.rollout(Map.of(), 2, 0))
                .hasMessage("a rollout is learnt by method crps or gaussian, was flow: train that without");
        ForecastTraining crps = ForecastTraining.of(Untrained.grid(DAYS, new Crps(2, 3)), DAYS, null, 4, 3);
        assertThatThrownBy(() -> crps.rollout(Map.of(), 1, 0)).hasMessage("a rollout must have >= 2 leads, had 1");
    }

    @Test
    void theNetwork_isToldOfAnalyses() {
        ForecastSpec spec = Untrained.ring(RING, new Crps(2, 3), Base.CLIMATE, 1, true);
        Fields fields = new Fields(spec, new float[0][]);
        float[] row = new float[fields.size()];
        float[] z = {1, 2, 3, 4, 5, 6};
        fields.write(new float[][] {z}, new float[6], 0, true, row, 0);
        assertThat(row).containsExactly(1, 2, 3, 4, 5, 6, 1, 1, 1, 1, 1, 1);
        fields.write(new float[][] {z}, new float[6], 0, false, row, 0);
        assertThat(row).containsExactly(1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0);
    }
}
