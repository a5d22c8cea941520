package org.plume.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StretchTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void theFactor_isWhatJobsTakeOverWhatWasExpected_andLongOnesCountForMore() {
        Stretch stretch = new Stretch();
        assertThat(stretch.factor(0)).isEqualTo(1);
        for (int i = 0; i < 500; i++) {
            stretch.saw(9e6, 9e6 * 1.5, 0);
            stretch.saw(1e6, 1e6 * 2.5, 0);
        }
        assertThat(stretch.factor(0)).isCloseTo(1.6, within(0.03));
    }

    @Test
    void jobsThatTakeLess_shrinkNothing() {
        Stretch stretch = new Stretch();
        stretch.saw(2e6, 1e6, 0);
        assertThat(stretch.factor(0)).isEqualTo(1);
    }

    /** Or a door that refuses everybody would never hear that it need not. */
    @Test
    void withoutNews_itIsForgotten() {
        Stretch stretch = new Stretch();
        stretch.saw(1e6, 2e6, 0);
        assertThat(stretch.factor(0)).isEqualTo(2);
        assertThat(stretch.factor(5 * SECOND)).isCloseTo(1, within(0.01));
    }

    @Test
    void aPauseOfTheMachine_isNoMeasure() {
        Stretch stretch = new Stretch();
        stretch.saw(1e6, 1e9, 0);
        assertThat(stretch.factor(0)).isEqualTo(3);
    }
}
