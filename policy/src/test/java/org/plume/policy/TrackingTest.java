package org.plume.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plume.policy.Tracking.Response;

class TrackingTest {

    private static Tracking of(double present, double before, double offset) {
        return new Tracking(List.of(new Response("x", present, before, offset)));
    }

    @Test
    void withoutDeviations_aBodyIsWhereItIsSent() {
        double[][] path = {{1}, {3}, {-2}};
        assertThat(of(0, 0, 0).follow(new double[] {9}, new double[] {7}, path)).isDeepEqualTo(path);
    }

    @Test
    void behindACommandThatMovesEvenly_theLagIsThatOfTheEquation() {
        double present = 1.5;
        double before = -0.7;
        double[][] ramp = new double[400][1];
        for (int k = 0; k < ramp.length; k++) {
            ramp[k][0] = 0.01 * (k + 1);
        }
        double[][] body = of(present, before, 0).follow(new double[1], new double[1], ramp);
        double lag = -0.01 * (present + 2 * before) / (1 - present - before);
        assertThat(body[399][0] - ramp[399][0]).isCloseTo(lag, within(1e-9));
    }

    @Test
    void aCommandThatStays_isReached_butForTheOffset() {
        double[][] still = new double[400][1];
        double[][] body = of(1.5, -0.7, 0.001).follow(new double[] {0.1}, new double[] {0.1}, still);
        assertThat(body[399][0]).isCloseTo(0.001 / (1 - 1.5 + 0.7), within(1e-9));
    }

    @Test
    void everyWrongTracking_isRefused() {
        assertThatThrownBy(() -> of(Double.NaN, 0, 0)).hasMessageStartingWith("tracking of x must be finite");
        PolicySpec spec = Specs.plane();
        double[] one = new double[spec.chunkSize()];
        Arrays.fill(one, 1);
        Scaling scaling = new Scaling(new Normalization(one, one), new Normalization(one, one));
        assertThatThrownBy(() -> new PolicyDescription(spec, scaling, of(0, 0, 0)))
                .hasMessageStartingWith("tracking must have one response for each of the actions");
    }
}
