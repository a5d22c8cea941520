package org.plume.weather.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.weather.verify.EnergyScore.Norm;

/** Golden values, float64; see fixtures/scores. */
class ScoreFixturesTest {

    private final ObjectMapper mapper = new ObjectMapper();
    private double[][][] ensembles = {};
    private double[][] truths = {};

    private JsonNode load(String name) throws IOException {
        Path file = Path.of(System.getProperty("plume.shared", "../shared"), "fixtures", "scores", name + ".json");
        assumeTrue(Files.isRegularFile(file), file + " is absent");
        JsonNode root = mapper.readTree(file.toFile());
        ensembles = mapper.convertValue(root.get("ensemble"), double[][][].class);
        truths = mapper.convertValue(root.get("observation"), double[][].class);
        return root;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gauss_m5", "ties_m8", "two_members", "rain_m10", "one_member"})
    void everyScore_isTheGoldenOne(String name) throws IOException {
        JsonNode root = load(name);
        int m = root.get("M").asInt();
        int d = root.get("D").asInt();
        for (int v = 0; v < d; v++) {
            variable(
                    root.get("per_variable").get(v),
                    root.get("brier_threshold").get(v).asDouble(),
                    v,
                    m);
        }
        double[] even = new double[d];
        Arrays.fill(even, 1);
        EnsembleScores all = new EnsembleScores(m, even, Norm.EUCLIDEAN, Bootstrap.NONE);
        for (int c = 0; c < truths.length; c++) {
            EnergyScore score = EnergyScore.of(ensembles[c], truths[c], even, Norm.EUCLIDEAN);
            same(score.ecdf(), root.get("energy_ecdf").get(c));
            same(score.fair(), root.get("energy_fair").get(c));
            all.add(c, ensembles[c], truths[c]);
        }
        same(all.ecdfEnergy().value(), root.get("energy_ecdf_mean"));
        same(all.fairEnergy().value(), root.get("energy_fair_mean"));
    }

    private void variable(JsonNode golden, double threshold, int v, int m) {
        EnsembleScores scores = new EnsembleScores(m, new double[] {1}, Norm.AREA_MEAN, Bootstrap.NONE);
        Reliability reliability = new Reliability(threshold, m, Bootstrap.NONE);
        RankHistogram alone = new RankHistogram(m);
        for (int c = 0; c < truths.length; c++) {
            double[] column = Arrays.stream(ensembles[c]).mapToDouble(x -> x[v]).toArray();
            double[][] ensemble =
                    Arrays.stream(column).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
            double[] truth = {truths[c][v]};
            same(Crps.of(column, truth[0]).ecdf(), golden.get("crps_ecdf").get(c));
            same(Crps.of(column, truth[0]).fair(), golden.get("crps_fair").get(c));
            same(
                    Brier.of(threshold, column, truth[0]).ecdf(),
                    golden.get("brier").get(c));
            same(
                    Brier.of(threshold, column, truth[0]).fair(),
                    golden.get("brier_fair").get(c));
            scores.add(c, ensemble, truth);
            reliability.add(c, ensemble, truth, new double[] {1});
            alone.add(column, truth[0]);
        }
        same(scores.ecdfCrps().value(), golden.get("crps_ecdf_mean"));
        same(scores.fairCrps().value(), golden.get("crps_fair_mean"));
        if (m > 1) {
            same(scores.rmse().value(), golden.get("rmse_ensemble_mean"));
            same(scores.spread().value(), golden.get("spread_sqrt_mean_unbiased_variance"));
            same(scores.ssr().value(), golden.get("ssr"));
            same(scores.debiasedMse().value(), golden.get("debiased_mse"));
        } else {
            assertThat(scores.spread().known()).isFalse();
            assertThat(scores.ssr().known()).isFalse();
        }
        same(reliability.brier().value(), golden.get("brier_mean"));
        same(reliability.fairBrier().value(), golden.get("brier_fair_mean"));
        for (int k = 0; k <= m; k++) {
            same(scores.ranks().counts()[k], golden.get("rank_histogram").get(k));
            same(alone.counts()[k], golden.get("rank_histogram").get(k));
        }
        if (m > 2) {
            double wrong = golden.get("wrong_mean_of_std_for_contrast").asDouble();
            assertThat(Math.abs(scores.ssr().value() - wrong)).isGreaterThan(1e-6);
        }
    }

    private static void same(double value, JsonNode golden) {
        if (golden.isNull()) {
            assertThat(value).isNaN();
        } else {
            double expected = golden.asDouble();
            assertThat(Math.abs(value - expected)).isLessThanOrEqualTo(1e-12 * Math.abs(expected) + 1e-13);
        }
    }
}
