package org.plume.weather.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;

class ReliabilityTest {

    /** The ensemble test of WeatherBench 2: members all right, half right, all wrong. */
    @Test
    void theBrierScore_isThatOfWeatherBench() {
        assertThat(Brier.of(0.5, new double[] {1, 1}, 1).ecdf()).isEqualTo(0);
        assertThat(Brier.of(0.5, new double[] {1, 0}, 1).ecdf()).isEqualTo(0.25);
        assertThat(Brier.of(0.5, new double[] {0, 0}, 1).ecdf()).isEqualTo(1);
    }

    @Test
    void anEvent_isStrictlyAboveItsThreshold() {
        assertThat(Brier.of(1, new double[] {1, 2}, 1)).isEqualTo(new Brier(2, 1, false));
        assertThat(Brier.of(1, new double[] {2, Double.NaN}, 3)).isEqualTo(new Brier(1, 1, true));
    }

    /** Fair: the expectation over members of (i/M - p)^2 is p(1-p)/M, which it takes away. */
    @Test
    void theFairScore_doesNotDependOnTheMembers() {
        RandomGenerator rng = new Streams(8).at(0);
        for (int m : new int[] {2, 10, 50}) {
            Reliability reliability = new Reliability(0.7, m, Bootstrap.NONE);
            for (int c = 0; c < 20_000; c++) {
                double[][] members = new double[m][];
                for (int i = 0; i < m; i++) {
                    members[i] = new double[] {rng.nextDouble()};
                }
                reliability.add(c, members, new double[] {rng.nextDouble()}, new double[] {1});
            }
            assertThat(reliability.fairBrier().value()).isCloseTo(0.21, within(0.012));
            assertThat(reliability.baseRate()).isCloseTo(0.3, within(0.015));
        }
    }

    @Test
    void shards_mergeToTheWhole() {
        Reliability whole = new Reliability(0, 3, new Bootstrap(100, 1));
        Reliability a = new Reliability(0, 3, new Bootstrap(100, 1));
        Reliability b = new Reliability(0, 3, new Bootstrap(100, 1));
        RandomGenerator rng = new Streams(8).at(1);
        for (int c = 0; c < 60; c++) {
            double[][] members = {{rng.nextGaussian()}, {rng.nextGaussian()}, {rng.nextGaussian()}};
            double[] truth = {rng.nextGaussian()};
            whole.add(c, members, truth, new double[] {2});
            (c % 2 == 0 ? a : b).add(c, members, truth, new double[] {2});
        }
        a.merge(b);
        assertThat(a.fairBrier().value()).isCloseTo(whole.fairBrier().value(), within(1e-12));
        assertThat(a.fairBrier().low()).isCloseTo(whole.fairBrier().low(), within(1e-12));
        assertThat(a.diagram(10)).isEqualTo(whole.diagram(10));
        assertThat(a.diagram(10).stream().mapToDouble(Reliability.Bin::weight).sum())
                .isCloseTo(120, within(1e-9));
    }

    @Test
    void aPerfectForecast_liesOnTheDiagonal() {
        Reliability reliability = new Reliability(0.5, 2, Bootstrap.NONE);
        reliability.add(0, new double[][] {{1, 0}, {1, 0}}, new double[] {1, 0}, new double[] {1, 1});
        assertThat(reliability.diagram(10)).containsExactly(new Reliability.Bin(0, 0, 1), new Reliability.Bin(1, 1, 1));
        assertThatThrownBy(() -> reliability.merge(new Reliability(1, 2, Bootstrap.NONE)))
                .hasMessageContaining("same members and threshold");
    }
}
