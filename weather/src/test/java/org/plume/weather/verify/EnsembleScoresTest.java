package org.plume.weather.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.weather.verify.EnergyScore.Norm;

class EnsembleScoresTest {

    private static final double[] WEIGHTS = {0.5, 1, 1.5};

    private static EnsembleScores scores(int members, Bootstrap bootstrap) {
        return new EnsembleScores(members, WEIGHTS, Norm.AREA_MEAN, bootstrap);
    }

    /** Cases whose members are drawn as the truth is, with deviation {@code spread} in place of 1. */
    private static void draw(EnsembleScores into, int from, int to, double spread) {
        for (int c = from; c < to; c++) {
            RandomGenerator rng = new Streams(5).at(c);
            double centre = 3 * rng.nextGaussian();
            double[] truth = new double[WEIGHTS.length];
            double[][] ensemble = new double[into.members()][WEIGHTS.length];
            for (int p = 0; p < truth.length; p++) {
                truth[p] = centre + rng.nextGaussian();
                for (double[] member : ensemble) {
                    member[p] = centre + spread * rng.nextGaussian();
                }
            }
            into.add(c / 10, ensemble, truth);
        }
    }

    @Test
    void shards_mergeToTheWhole_withItsIntervals() {
        Bootstrap bootstrap = new Bootstrap(200, 3);
        EnsembleScores whole = scores(8, bootstrap);
        draw(whole, 0, 200, 1);
        EnsembleScores shard = scores(8, bootstrap);
        EnsembleScores other = scores(8, bootstrap);
        draw(shard, 0, 73, 1);
        draw(other, 73, 200, 1);
        shard.merge(other);
        assertThat(shard.cases()).isEqualTo(200);
        shard.summary().forEach((name, estimate) -> {
            Estimate expected = Objects.requireNonNull(whole.summary().get(name));
            assertThat(estimate.value()).as(name).isCloseTo(expected.value(), within(1e-12));
            assertThat(estimate.low()).as(name).isCloseTo(expected.low(), within(1e-12));
            assertThat(estimate.high()).as(name).isCloseTo(expected.high(), within(1e-12));
        });
        assertThat(shard.ranks().counts()).containsExactly(whole.ranks().counts(), within(1e-9));
        assertThat(shard.ranksOfFirstPoint().counts())
                .containsExactly(whole.ranksOfFirstPoint().counts(), within(1e-9));
        assertThat(whole.ranksOfFirstPoint().total()).isEqualTo(200);
        assertThat(whole.ranks().total()).isGreaterThan(200);
    }

    /** 2000 cases of 3 points; the deviation of the ratio is about 0.01, so 0.04 is four. */
    @Test
    void membersDrawnAsTheTruth_haveASpreadSkillRatioOfOne_whateverTheirNumber() {
        for (int m : new int[] {2, 5, 40}) {
            EnsembleScores scores = scores(m, Bootstrap.NONE);
            draw(scores, 0, 2000, 1);
            assertThat(scores.ssr().value()).as("%d members", m).isCloseTo(1, within(0.04));
            assertThat(scores.debiasedRmse().value()).as("%d members", m).isCloseTo(1, within(0.05));
            assertThat(scores.bias().value()).isCloseTo(0, within(0.05));
        }
    }

    @Test
    void variancesAreAveraged_beforeTheRoot() {
        EnsembleScores scores = new EnsembleScores(2, new double[] {1}, Norm.AREA_MEAN, Bootstrap.NONE);
        scores.add(0, new double[][] {{-1}, {1}}, new double[] {0});
        scores.add(1, new double[][] {{-7}, {7}}, new double[] {0});
        assertThat(scores.spread().value()).isCloseTo(Math.sqrt((2 + 98) / 2.0), within(1e-12));
    }

    @Test
    void skill_isTheRatioOfAverages_notTheAverageOfRatios() {
        double[] one = {1};
        EnsembleScores model = new EnsembleScores(1, one, Norm.AREA_MEAN, Bootstrap.NONE);
        EnsembleScores reference = new EnsembleScores(1, one, Norm.AREA_MEAN, Bootstrap.NONE);
        double[] errors = {1, 1};
        double[] others = {1.2, 10};
        for (int c = 0; c < 2; c++) {
            model.add(c, new double[][] {{errors[c]}}, new double[] {0});
            reference.add(c, new double[][] {{others[c]}}, new double[] {0});
        }
        assertThat(model.skill(reference).value()).isCloseTo(1 - 2 / 11.2, within(1e-12));
    }

    @Test
    void skillAgainstItself_isExactlyZero_withoutWidth() {
        EnsembleScores model = scores(5, new Bootstrap(200, 0));
        draw(model, 0, 100, 1);
        Estimate skill = model.skill(model);
        assertThat(skill).isEqualTo(new Estimate(0, 0, 0));
    }

    @Test
    void aReferenceOfOtherCases_isRefused() {
        EnsembleScores model = scores(5, Bootstrap.NONE);
        EnsembleScores reference = scores(5, Bootstrap.NONE);
        draw(model, 0, 10, 1);
        draw(reference, 0, 9, 1);
        assertThatThrownBy(() -> model.skill(reference))
                .hasMessage("a reference must be scored over the same cases, had 9 where there are 10");
    }

    /**
     * Of 200 repetitions of 300 independent cases, the interval should hold the true score in 95 %; binomial deviation
     * 1.5 %, so 89 .. 99 % has a false alarm below 1e-3.
     */
    @Test
    void theInterval_holdsTheTruth_asOftenAsItSays() {
        int held = 0;
        for (int r = 0; r < 200; r++) {
            EnsembleScores scores = new EnsembleScores(1, new double[] {1}, Norm.AREA_MEAN, new Bootstrap(400, r));
            RandomGenerator rng = new Streams(77).at(r);
            for (int c = 0; c < 300; c++) {
                scores.add(c, new double[][] {{rng.nextGaussian()}}, new double[] {0});
            }
            Estimate mae = scores.ecdfCrps();
            held += mae.low() <= Math.sqrt(2 / Math.PI) && Math.sqrt(2 / Math.PI) <= mae.high() ? 1 : 0;
        }
        assertThat(held).isBetween(178, 198);
    }

    @Test
    void correlatedDays_widenTheInterval_whenTheyAreOneBlock() {
        EnsembleScores days = new EnsembleScores(1, new double[] {1}, Norm.AREA_MEAN, new Bootstrap(500, 0));
        EnsembleScores blocks = new EnsembleScores(1, new double[] {1}, Norm.AREA_MEAN, new Bootstrap(500, 0));
        RandomGenerator rng = new Streams(4).at(0);
        double error = 0;
        for (int c = 0; c < 1000; c++) {
            error = c % 10 == 0 ? rng.nextGaussian() : error;
            days.add(c, new double[][] {{error}}, new double[] {0});
            blocks.add(c / 10, new double[][] {{error}}, new double[] {0});
        }
        double narrow = days.ecdfCrps().high() - days.ecdfCrps().low();
        double wide = blocks.ecdfCrps().high() - blocks.ecdfCrps().low();
        assertThat(wide / narrow).isBetween(2.2, 4.5);
    }

    @Test
    void fewBlocks_giveNoInterval() {
        EnsembleScores scores = scores(4, new Bootstrap(500, 0));
        draw(scores, 0, 20, 1);
        assertThat(scores.rmse().known()).isTrue();
        assertThat(scores.rmse().bounded()).isFalse();
    }

    @Test
    void missingPoints_areLeftOut_andCounted() {
        EnsembleScores scores = scores(2, Bootstrap.NONE);
        double nan = Double.NaN;
        scores.add(0, new double[][] {{1, 5, nan}, {3, 6, 2}}, new double[] {2, nan, 2});
        assertThat(scores.missing()).isEqualTo(1);
        assertThat(scores.incomplete()).isEqualTo(1);
        assertThat(scores.rmse().value()).isEqualTo(0);
        assertThat(scores.ecdfCrps().value())
                .isCloseTo(Crps.of(new double[] {1, 3}, 2).ecdf(), within(1e-15));
        assertThat(scores.ecdfEnergy().value()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void areaWeights_weighThePoints() {
        EnsembleScores scores = scores(1, Bootstrap.NONE);
        scores.add(0, new double[][] {{4, 0, 2}}, new double[] {0, 0, 0});
        assertThat(scores.ecdfCrps().value()).isCloseTo((0.5 * 4 + 1.5 * 2) / 3, within(1e-15));
        assertThat(scores.rmse().value()).isCloseTo(Math.sqrt((0.5 * 16 + 1.5 * 4) / 3), within(1e-15));
    }

    @Test
    void anotherNumberOfMembers_isRefused() {
        EnsembleScores scores = scores(3, Bootstrap.NONE);
        assertThatThrownBy(() -> scores.add(0, new double[2][3], new double[3])).hasMessage("members must be 3, was 2");
        assertThatThrownBy(() -> scores.add(0, new double[3][3], new double[4]))
                .hasMessage("truth must have 3 points, had 4");
        assertThatThrownBy(() -> scores.merge(scores(4, Bootstrap.NONE))).hasMessageContaining("3 and 4 members");
    }
}
