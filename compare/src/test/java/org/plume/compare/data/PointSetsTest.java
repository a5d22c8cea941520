package org.plume.compare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Streams;

class PointSetsTest {

    static Stream<PointSet> all() {
        return PointSets.names().stream().map(PointSets::named).filter(set -> set.letters() == 0);
    }

    static Stream<KnownPointSet> known() {
        return all().filter(KnownPointSet.class::isInstance).map(KnownPointSet.class::cast);
    }

    /** 20,000 points: the standard error of a mean is 0.007, of a variance 0.01 to 0.02. */
    @ParameterizedTest
    @MethodSource("all")
    void everySet_isStandardised(PointSet set) {
        List<double[]> points = set.sample(20_000, new Streams(1));
        for (int i = 0; i < set.size(); i++) {
            int c = i;
            double mean = points.stream().mapToDouble(x -> x[c]).average().orElseThrow();
            double variance = points.stream()
                    .mapToDouble(x -> (x[c] - mean) * (x[c] - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(0, within(0.1));
            assertThat(variance).isBetween(0.6, 1.6);
        }
    }

    @ParameterizedTest
    @MethodSource("known")
    void everyKnownDensity_integratesToOne(KnownPointSet set) {
        double sum = 0;
        double step = 0.04;
        for (double x = -4 + step / 3; x < 4; x += step) {
            for (double y = -4 + step / 3; y < 4; y += step) {
                sum += Math.exp(set.logDensity(new double[] {x, y})) * step * step;
            }
        }
        assertThat(sum).isCloseTo(1, within(0.02));
    }

    /** The share of points in a half plane, by the density and by drawing: 4,000 draws, standard error 0.008. */
    @ParameterizedTest
    @MethodSource("known")
    void everyKnownDensity_isThatOfTheDraws(KnownPointSet set) {
        double sum = 0;
        double step = 0.04;
        for (double x = 0.3 + step / 2; x < 4; x += step) {
            for (double y = -4 + step / 2; y < 4; y += step) {
                sum += Math.exp(set.logDensity(new double[] {x, y}, 0)) * step * step;
            }
        }
        RandomGenerator rng = new Streams(2).at(0);
        long beyond = 0;
        long drawn = 0;
        while (drawn < 4000) {
            PointSet.Labelled point = set.draw(rng);
            if (point.label() == 0) {
                drawn++;
                beyond += point.x()[0] > 0.3 ? 1 : 0;
            }
        }
        assertThat(beyond / 4000.0).isCloseTo(sum, within(0.04));
    }

    /** At the last place, which depends on the label alone, and the sixth given its charge: 20,000 draws, error 0.004. */
    @Test
    void peptides_areDrawnAsOftenAsTheirDensitySays() {
        KnownPointSet peptides = (KnownPointSet) PointSets.named("peptides");
        RandomGenerator rng = new Streams(3).at(0);
        int[][] counts = new int[peptides.labels()][peptides.letters()];
        int[] drawn = new int[peptides.labels()];
        double[] x = new double[0];
        for (int k = 0; k < 20_000; k++) {
            PointSet.Labelled point = peptides.draw(rng);
            x = point.x();
            counts[point.label()][(int) x[8]]++;
            drawn[point.label()]++;
        }
        for (int label = 0; label < drawn.length; label++) {
            assertThat(drawn[label]).isBetween(4700, 5300);
            double[] told = shares(peptides, x.clone(), 8, label);
            for (int letter = 0; letter < told.length; letter++) {
                assertThat(counts[label][letter] / (double) drawn[label]).isCloseTo(told[letter], within(0.04));
            }
        }
        int lysine = 8;
        int aspartate = 2;
        x[3] = lysine;
        assertThat(shares(peptides, x, 5, 0)[aspartate]).isGreaterThan(0.2);
        x[3] = aspartate;
        assertThat(shares(peptides, x, 5, 0)[aspartate]).isLessThan(0.05);
    }

    /** Of each letter at a place, the others staying. */
    private static double[] shares(KnownPointSet set, double[] x, int place, int label) {
        double[] shares = new double[set.letters()];
        double sum = 0;
        for (int letter = 0; letter < shares.length; letter++) {
            x[place] = letter;
            shares[letter] = Math.exp(set.logDensity(x, label));
            sum += shares[letter];
        }
        for (int letter = 0; letter < shares.length; letter++) {
            shares[letter] /= sum;
        }
        return shares;
    }

    @Test
    void letters_areIndicators_whereDistancesAreMeasured() {
        PointSet peptides = PointSets.named("peptides");
        double[] features = peptides.features(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 19});
        assertThat(features).hasSize(180);
        assertThat(Arrays.stream(features).sum()).isEqualTo(9);
        assertThat(features[8 * 20 + 19]).isEqualTo(1);
        assertThat(peptides.shown(new double[] {0, 19, 0, 0, 0, 0, 0, 0, 0})).containsExactly(-1.9, 1.9);
    }

    @Test
    void anUnknownName_isAnsweredWithTheList() {
        assertThatThrownBy(() -> PointSets.named("rign"))
                .hasMessage(
                        "data must be one of [ring, checkerboard, moons, spirals, pinwheel, peptides] or a CSV file, was 'rign'");
    }
}
