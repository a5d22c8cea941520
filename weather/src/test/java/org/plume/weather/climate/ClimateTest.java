package org.plume.weather.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plume.weather.Calendar;
import org.plume.weather.Processes;
import org.plume.weather.States;

final class ClimateTest {

    private final States states = Processes.seasonal(2, 3, 1461, 5);
    private final Climate climate = Climate.fit(states, 2);

    @Test
    void seasonalMean_isFound() {
        for (double time : new double[] {11_400, 11_500, 11_600}) {
            double expected = 1000 + 10 * Math.cos(2 * Math.PI * Calendar.GREGORIAN.season(time));
            assertThat(climate.at(time)[1]).isCloseTo(expected, within(0.5));
        }
        assertThat(climate.deviation()[1]).isCloseTo(3, within(0.2));
    }

    @Test
    void entryThatIsNeverKnown_staysUnknown() {
        assertThat(climate.at(11_400)[0]).isNaN();
        assertThat(climate.state(new float[6], 11_400)[0]).isNaN();
    }

    @Test
    void state_isTheInverseOfAnomaly() {
        float[] row = states.rows()[77];
        double time = states.times()[77];
        float[] back = climate.state(climate.anomaly(row, time), time);
        for (int j = 1; j < row.length; j++) {
            assertThat(back[j]).isCloseTo(row[j], within(1e-3f));
        }
    }

    @Test
    void ring_hasOneClimateForAllPoints() {
        Climate ring = Climate.fit(Processes.autoregressive(5, 0.5, 4000, 2), 3);
        assertThat(ring.harmonics()).isZero();
        assertThat(ring.deviation()).containsOnly(ring.deviation()[0]);
        assertThat(ring.deviation()[0]).isCloseTo(1, within(0.05));
    }
}
