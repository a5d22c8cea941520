package org.plume.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CostsTest {

    private static final long SECOND = 1_000_000_000;

    private final Costs costs = new Costs();

    private void saw(int times, int rows, long took, long now) {
        for (int i = 0; i < times; i++) {
            costs.saw(rows, took, now);
        }
    }

    @Test
    void whatIsUnknown_isFree() {
        assertThat(costs.mean(8, 0)).isZero();
        assertThat(costs.cautious(8, 0)).isZero();
    }

    @Test
    void theMean_followsWhatIsSeen() {
        saw(50, 4, 1000, 0);
        assertThat(costs.mean(3, 0)).isCloseTo(1000, Percentage.withPercentage(1));
        saw(50, 4, 2000, 0);
        assertThat(costs.mean(4, 0)).isCloseTo(2000, Percentage.withPercentage(1));
        assertThat(costs.cautious(4, 0)).isGreaterThanOrEqualTo(costs.mean(4, 0));
    }

    @Test
    void onePause_isNotTakenForACost() {
        saw(50, 4, 1000, 0);
        costs.saw(4, 1_000_000, 0);

        assertThat(costs.mean(4, 0)).isLessThan(1500);
    }

    /** The first step of its size: others tell how long it may have taken. */
    @Test
    void aPauseAtTheFirstStepOfASize_isNotTakenForACost_andIsForgotten() {
        saw(50, 16, 1000, 0);
        costs.saw(2, 10 * SECOND, 0);
        costs.saw(64, 10 * SECOND, 0);

        assertThat(costs.cautious(2, 0)).isLessThan(10_000);
        assertThat(costs.cautious(64, 0)).isLessThan(40_000);
        assertThat(costs.cautious(2, 50 * SECOND)).isCloseTo(1000, Percentage.withPercentage(10));
        assertThat(costs.cautious(64, 50 * SECOND)).isCloseTo(4000, Percentage.withPercentage(10));
        assertThat(costs.cautious(16, 0)).isCloseTo(1000, Percentage.withPercentage(10));
    }

    @Test
    void anEstimateThatIsNotConfirmed_fallsBackToTheLeast() {
        saw(1, 4, 1000, 0);
        saw(50, 4, 3000, 0);

        assertThat(costs.mean(4, 0)).isGreaterThan(2900);
        assertThat(costs.mean(4, 50 * SECOND)).isCloseTo(1000, Percentage.withPercentage(10));
    }

    @Test
    void unseenSizes_areTakenForTheNextLargerOrInProportion() {
        saw(50, 16, 1000, 0);

        assertThat(costs.mean(1, 0)).isEqualTo(costs.mean(16, 0));
        assertThat(costs.mean(64, 0)).isCloseTo(4 * costs.mean(16, 0), Percentage.withPercentage(1));
    }
}
