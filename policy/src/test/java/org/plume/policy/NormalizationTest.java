package org.plume.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plume.policy.encode.Statistics;

class NormalizationTest {

    @Test
    void theRange_goesToMinusOneAndOne() {
        Normalization n = Normalization.ofRange(new double[] {-2, 5}, new double[] {6, 5});

        assertThat(n.apply(new double[] {-2, 5})).containsExactly(-1, 0);
        assertThat(n.apply(new double[] {6, 7})).containsExactly(1, 2);
        assertThat(n.scale()[1]).isEqualTo(1);
        assertThat(n.offset()[1]).isEqualTo(-5);
    }

    @Test
    void everyNormalization_isUndoneByItsInverse() {
        Normalization n = Normalization.ofRange(new double[] {-2, 5, 0}, new double[] {6, 5, 1e-3});
        double[] x = {3.3, -1.25, 0.7};

        assertThat(n.invert(n.apply(x))).containsExactly(x, within(1e-12));
        assertThat(n.logVolume()).isCloseTo(Math.log(2 / 8.0) + Math.log(2 / 1e-3), within(1e-12));
    }

    @Test
    void statistics_giveRangeAndDeviation() {
        Statistics statistics = new Statistics(2);
        for (double x : new double[] {1, 2, 3, 6}) {
            statistics.add(new double[] {x, 7});
        }

        Normalization range = statistics.normalization(Normalization.Kind.RANGE);
        assertThat(range.apply(new double[] {1, 7})).containsExactly(new double[] {-1, 0}, within(1e-12));
        assertThat(range.apply(new double[] {6, 7})).containsExactly(new double[] {1, 0}, within(1e-12));
        Normalization deviation = statistics.normalization(Normalization.Kind.DEVIATION);
        assertThat(deviation.scale()[0]).isCloseTo(1 / Math.sqrt(3.5), within(1e-12));
        assertThat(deviation.apply(new double[] {3, 7})).containsExactly(new double[] {0, 0}, within(1e-12));
    }

    @Test
    void wrongLengthsAndScales_areRefused() {
        assertThatThrownBy(() -> new Normalization(new double[] {1}, new double[] {0, 0}))
                .hasMessage("offset must have 1 entries like scale, had 2");
        assertThatThrownBy(() -> new Normalization(new double[] {0}, new double[] {0}))
                .hasMessage("scale must be finite and not 0 and offset finite, was 0.0 and 0.0 at entry 0");
        assertThatThrownBy(() -> Normalization.ofRange(new double[] {0}, new double[] {1})
                        .apply(new double[3]))
                .hasMessage("values must have 1 entries, had 3");
    }
}
