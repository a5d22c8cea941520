package org.plume.weather.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plume.generative.Streams;

/** Published values of properscoring, scores and WeatherBench 2, and the definitions by double loop. */
class CrpsTest {

    private static final Offset<Double> CLOSE = within(1e-12);

    @ParameterizedTest
    @CsvSource({
        "0, '0 1', 0.25",
        "2, '0 1', 1.25",
        "0, '-1 1', 0.5",
        "0, '0 0 1', 0.1111111111111111",
        "1, '0 0 1', 0.4444444444444444",
        "0, '-1 0 0 1', 0.125",
        "0, '1 1', 1"
    })
    void theOrdinaryScore_isThatOfProperscoring(double truth, String members, double crps) {
        assertThat(Crps.of(numbers(members), truth).ecdf()).isCloseTo(crps, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "2, '0 4 3 7', 1.125, 0.6666666666666667",
        "3, '1 -1 2 4', 1.0, 0.6666666666666667",
        "1, '0 1 4 NaN', 0.4444444444444444, 0",
        "4, '2 NaN NaN NaN', 2, NaN"
    })
    void bothScores_areThoseOfScores(double truth, String members, double ecdf, double fair) {
        Crps crps = Crps.of(numbers(members), truth);
        assertThat(crps.ecdf()).isCloseTo(ecdf, CLOSE);
        if (Double.isNaN(fair)) {
            assertThat(crps.fair()).isNaN();
        } else {
            assertThat(crps.fair()).isCloseTo(fair, CLOSE);
        }
    }

    @Test
    void theParts_areThoseOfScores() {
        Crps crps = Crps.of(new double[] {0, 4, 3, 7}, 2);
        assertThat(crps.under()).isCloseTo(0.5, CLOSE);
        assertThat(crps.over()).isCloseTo(2.0, CLOSE);
        assertThat(crps.pairs() / 16).isCloseTo(1.375, CLOSE);
    }

    @Test
    void weightedMembers_scoreAsInProperscoring() {
        assertThat(Crps.weighted(new double[] {0, 2}, new double[] {.8, .2}, 1)).isCloseTo(.68, CLOSE);
    }

    @Test
    void equalWeights_giveTheOrdinaryScore() {
        double[] x = draws(17, 3);
        double[] w = new double[17];
        Arrays.fill(w, 2.5);
        assertThat(Crps.weighted(x, w, 0.3)).isCloseTo(Crps.of(x, 0.3).ecdf(), CLOSE);
    }

    @Test
    void theUpperTail_scoresAsInScores() {
        assertThat(Crps.above(1, new double[] {0, 4, 3, 7}, 2).ecdf()).isCloseTo(1.0625, CLOSE);
    }

    @Test
    void aNormalDistribution_scoresAsInWeatherBench() {
        assertThat(Crps.gaussian(1, 1, 1.02)).isCloseTo(.23385455, within(5e-9));
        assertThat(Crps.gaussian(5, 1, 5)).isCloseTo(.2336949773, within(5e-11));
        assertThat(Crps.gaussian(5, 1, 6)).isCloseTo(.6024413576, within(5e-11));
        assertThat(Crps.gaussian(10, 4, 14)).isCloseTo(4 * .6024413576, within(2e-10));
    }

    @Test
    void everyForm_equalsItsDefinitionByDoubleLoop() {
        for (int m : new int[] {1, 2, 3, 10, 51}) {
            double[] x = draws(m, m);
            double error = 0;
            double pairs = 0;
            for (double a : x) {
                error += Math.abs(a - 0.2) / m;
                for (double b : x) {
                    pairs += Math.abs(a - b);
                }
            }
            Crps crps = Crps.of(x, 0.2);
            assertThat(crps.ecdf()).isCloseTo(error - pairs / (2.0 * m * m), CLOSE);
            if (m > 1) {
                double fair = error - pairs / (2.0 * m * (m - 1));
                assertThat(crps.fair()).isCloseTo(fair, CLOSE);
                assertThat(crps.fair()).isCloseTo(error - (error - crps.ecdf()) * m / (m - 1), CLOSE);
                assertThat(crps.almostFair(1)).isCloseTo(fair, CLOSE);
                assertThat(crps.almostFair(0)).isCloseTo(crps.ecdf(), CLOSE);
                double epsilon = 0.05 / m;
                assertThat(crps.almostFair(0.95)).isCloseTo(error - (1 - epsilon) * pairs / (2.0 * m * (m - 1)), CLOSE);
            }
        }
    }

    @Test
    void oneMember_scoresItsAbsoluteError() {
        assertThat(Crps.of(new double[] {3}, 5).ecdf()).isEqualTo(2);
        assertThat(Crps.of(new double[] {3}, 5).fair()).isNaN();
        assertThat(Crps.of(new double[] {3}, 5).almostFair(0.95)).isNaN();
    }

    @Test
    void aMissingTruth_givesNoScore() {
        assertThat(Crps.of(new double[] {3, 4}, Double.NaN).ecdf()).isNaN();
        assertThat(Crps.of(new double[] {Double.NaN}, 1).ecdf()).isNaN();
    }

    @Test
    void zeroMembers_areRefused() {
        assertThatThrownBy(() -> Crps.of(new double[0], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("members must be >= 1, was 0");
    }

    /** Members shifted far from zero: pressure in Pa. */
    @Test
    void aLargeOffset_doesNotCost_digits() {
        double[] x = draws(50, 9);
        double[] shifted = Arrays.stream(x).map(v -> v + 101_325).toArray();
        assertThat(Crps.of(shifted, 101_325).fair()).isCloseTo(Crps.of(x, 0).fair(), within(1e-9));
    }

    /**
     * For members and truth drawn alike from N(0, 1) the fair score averages the score of N(0, 1) itself, 1/sqrt(pi), whatever
     * M; four standard deviations of 20,000 cases (sd 0.42), false alarm 6e-5.
     */
    @Test
    void theFairScore_isThatOfTheWholeDistribution_whateverTheMembers() {
        for (int m : new int[] {2, 4, 50}) {
            RandomGenerator rng = new Streams(11).at(m);
            double fair = 0;
            int n = 20_000;
            for (int c = 0; c < n; c++) {
                double[] x = new double[m];
                for (int i = 0; i < m; i++) {
                    x[i] = rng.nextGaussian();
                }
                fair += Crps.of(x, rng.nextGaussian()).fair() / n;
            }
            assertThat(fair).isCloseTo(1 / Math.sqrt(Math.PI), within(4 * 0.75 / Math.sqrt(n)));
        }
    }

    private static double[] draws(int n, long seed) {
        RandomGenerator rng = new Streams(seed).at(0);
        return rng.doubles(n, -2, 2).toArray();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
