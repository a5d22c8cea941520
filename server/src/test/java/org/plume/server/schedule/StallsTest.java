package org.plume.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StallsTest {

    private static final long SECOND = 1_000_000_000;
    private static final double MS = 1e6;

    private final Stalls stalls = new Stalls();

    @Test
    void theLongestStall_isAllowedForWithAQuarterMoreAndForgottenSlowly() {
        stalls.saw(100 * MS, 50 * MS, 90 * MS, SECOND);
        stalls.saw(100 * MS, 50 * MS, 80 * MS, 2 * SECOND);
        assertThat(stalls.longest(SECOND)).isEqualTo(50 * MS);
        assertThat(stalls.longest(31 * SECOND)).isCloseTo(50 * MS * Math.exp(-0.5), within(1.0));
        assertThat(stalls.longest(1000 * SECOND)).isEqualTo(Stalls.USUAL);
    }

    /** It gave way to others that had less time, which is nobody's fault. */
    @Test
    void whoHadTimeToSpare_wasNotHeldUp() {
        stalls.saw(30_000 * MS, 50 * MS, 5_000 * MS, SECOND);
        assertThat(stalls.longest(SECOND)).isEqualTo(Stalls.USUAL);
    }

    @Test
    void theLongest_hasABound() {
        stalls.saw(1000 * MS, 1 * MS, 20_000 * MS, SECOND);
        assertThat(stalls.longest(SECOND)).isEqualTo(200 * MS);
    }
}
