package org.plume.weather.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plume.weather.Processes;

final class LinearModelTest {

    private final float[][] z = Processes.autoregressive(4, 0.8, 20_000, 3).rows();
    private final double[] weights = {1, 2, 1, 0.5};

    @Test
    void allFunctions_findTheProcess() {
        LinearModel model = LinearModel.fit(z, weights, 4, 2, 1, 0);
        float[] next = model.predict(new float[4], new float[] {1, 0, -2, 0});
        assertThat(next).containsExactly(new float[] {0.8f, 0, -1.6f, 0}, within(0.05f));
    }

    @Test
    void laterLead_isDamped() {
        LinearModel model = LinearModel.fit(z, weights, 4, 1, 3, 0);
        assertThat(model.predict(new float[] {1, 1, 1, 1})[2]).isCloseTo(0.512f, within(0.05f));
    }

    @Test
    void functions_areOrthonormalUnderTheWeights() {
        LinearModel model = LinearModel.fit(z, weights, 3, 1, 1, 0);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double product = 0;
                for (int j = 0; j < 4; j++) {
                    product += model.projections()[a][j] * model.functions()[b][j];
                }
                assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-10));
            }
        }
    }

    @Test
    void tooFewStates_areRefused() {
        assertThatThrownBy(() -> LinearModel.fit(Arrays.copyOf(z, 3), weights, 4, 2, 1, 0))
                .hasMessageContaining("were 2, 1 and 3");
    }
}
