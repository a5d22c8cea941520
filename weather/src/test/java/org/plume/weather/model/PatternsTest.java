package org.plume.weather.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.Variable;

class PatternsTest {

    private static final List<Variable> ONE = List.of(new Variable("x", "1", "x"));
    private static final Layout STATIONS = new Layout(ONE, new Grid.Stations(List.of("a", "b", "c")));

    /** Rows (g, g + h / 2, h): the covariance is {{1, 1, 0}, {1, 1.25, 0.5}, {0, 0.5, 1}}. */
    private static List<float[]> rows(int n) {
        RandomGenerator rng = new Streams(3).at(0);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            float g = (float) rng.nextGaussian();
            float h = (float) rng.nextGaussian();
            rows.add(new float[] {g, g + h / 2, h});
        }
        return rows;
    }

    private static double covariance(List<float[]> rows, int a, int b) {
        return rows.stream().mapToDouble(r -> r[a] * r[b]).average().orElseThrow();
    }

    private static List<float[]> drawn(Patterns patterns, double factor, int n) {
        RandomGenerator rng = new Streams(4).at(0);
        List<float[]> drawn = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            float[] row = new float[patterns.size()];
            patterns.draw(factor, rng, row, 0);
            drawn.add(row);
        }
        return drawn;
    }

    /** A covariance of 20,000 draws errs by 0.01; five of that are allowed. */
    @Test
    void fields_haveTheCovarianceOfTheRows() {
        List<float[]> rows = rows(500);
        List<float[]> drawn = drawn(Patterns.fit(STATIONS, rows), 1, 20_000);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                assertThat(covariance(drawn, a, b)).isCloseTo(covariance(rows, a, b), within(0.06));
            }
        }
    }

    @Test
    void everyPattern_isDrawnInItsTurn() {
        float[][] functions = new float[6][6];
        for (int k = 0; k < functions.length; k++) {
            functions[k][k] = k + 1;
        }
        float[] row = new float[9];
        row[2] = 5;
        new Patterns(functions, new float[6]).draw(1, new Streams(6).at(0), row, 2);
        RandomGenerator rng = new Streams(6).at(0);
        for (int j = 0; j < 6; j++) {
            rng.nextGaussian();
        }
        for (int k = 0; k < 6; k++) {
            float drawn = (k + 1) * (float) rng.nextGaussian();
            assertThat(row[2 + k]).isCloseTo(k == 0 ? 5 + drawn : drawn, within(1e-5f));
        }
        assertThat(row).startsWith(0, 0).endsWith(0);
    }

    @Test
    void factor_scalesTheField() {
        Patterns patterns = Patterns.fit(STATIONS, rows(50));
        float[] one = drawn(patterns, 1, 1).get(0);
        float[] three = drawn(patterns, 3, 1).get(0);
        for (int j = 0; j < 3; j++) {
            assertThat(three[j]).isCloseTo(3 * one[j], within(1e-5f));
        }
    }

    /** Only the second of three points varies; on a ring each varies a third of it. */
    @Test
    void ring_hasTheSameCovariance_howeverItIsTurned() {
        Layout ring = new Layout(ONE, new Grid.Ring(3));
        Patterns patterns = Patterns.fit(ring, List.of(new float[] {0, 3, 0}, new float[] {0, -3, 0}));
        for (int j = 0; j < 3; j++) {
            double variance = 0;
            for (float[] f : patterns.functions()) {
                variance += f[j] * f[j];
            }
            assertThat(variance).isCloseTo(3, within(1e-5));
        }
    }

    @Test
    void missingValues_countAsNothing() {
        Patterns patterns =
                Patterns.fit(STATIONS, List.of(new float[] {2, Float.NaN, 0}, new float[] {-2, Float.NaN, 0}));
        assertThat(drawn(patterns, 1, 100)).allSatisfy(row -> {
            assertThat(row[1]).isZero();
            assertThat(Math.abs(row[0])).isGreaterThan(0);
        });
    }

    /** The correlations of the rows are 1 / sqrt(1.25), 0 and 0.5 / sqrt(1.25). */
    @Test
    void unit_keepsTheCorrelations() {
        List<float[]> drawn = drawn(Patterns.fit(STATIONS, rows(20_000)).unit(), 1, 20_000);
        double[][] expected = {{1, 0.894, 0}, {0.894, 1, 0.447}, {0, 0.447, 1}};
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                assertThat(covariance(drawn, a, b)).isCloseTo(expected[a][b], within(0.06));
            }
        }
        Patterns unknown =
                Patterns.fit(STATIONS, List.of(new float[] {2, Float.NaN, 0}, new float[] {-2, Float.NaN, 0}));
        assertThat(covariance(drawn(unknown.unit(), 1, 20_000), 1, 1)).isCloseTo(1, within(0.06));
    }

    @Test
    void whiteNoise_hasNoPatterns() {
        List<float[]> drawn = drawn(Patterns.none(2), 1, 20_000);
        assertThat(covariance(drawn, 0, 0)).isCloseTo(1, within(0.05));
        assertThat(covariance(drawn, 0, 1)).isCloseTo(0, within(0.04));
    }
}
