package org.plume.compare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Streams;

class PointSetsTest {

    static Stream<PointSet> all() {
        return PointSets.names().stream().map(PointSets::named);
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

    @Test
    void anUnknownName_isAnsweredWithTheList() {
        assertThatThrownBy(() -> PointSets.named("rign"))
                .hasMessage(
                        "data must be one of [ring, checkerboard, moons, spirals, pinwheel] or a CSV file, was 'rign'");
    }
}
