package org.plume.weather.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.generative.path.Coefficients;
import org.plume.generative.solve.Solver;

/** GenCast's constants. */
final class DiffusionTest {

    private final Diffusion diffusion = Diffusion.genCast();

    private double level(double t) {
        Coefficients c = diffusion.path().schedule().at(t);
        return c.sigma() / c.alpha();
    }

    @Test
    void levels_areGenCasts() {
        double[] expected = {
            80, 62.081269, 47.718984, 36.304321, 27.314867, 20.305066, 14.897415, 10.774344, 7.670781, 5.367349,
            3.684189, 2.475358, 1.623786, 1.036763, .641921, .38368, .220146, .120405, .062206, .03, 0
        };
        double[] times = diffusion.grid().times();
        assertThat(times).hasSize(21);
        for (int i = 0; i < times.length; i++) {
            assertThat(level(times[i])).isCloseTo(expected[i], within(1e-5));
        }
        assertThat(diffusion.evaluations()).isEqualTo(39);
    }

    /** Where the network is asked first in each step: 14 of the levels are raised by an eighth. */
    @Test
    void churn_raisesTheLevelsAboveThreeQuarters() {
        double[] times = diffusion.grid().times();
        Solver.Run run =
                diffusion.solver().start(new double[] {80}, diffusion.grid(), diffusion.path(), new Streams(1).at(0));
        List<Double> asked = new ArrayList<>();
        while (!run.done()) {
            asked.add(level(run.t()));
            run.advance(new double[] {0});
        }
        assertThat(asked).hasSize(39);
        int churned = 0;
        for (int i = 0; i < 20; i++) {
            double ratio = asked.get(2 * i) / level(times[i]);
            if (ratio > 1.1) {
                churned++;
                assertThat(ratio).isCloseTo(1.125, within(1e-6));
            } else {
                assertThat(ratio).isCloseTo(1, within(1e-6));
            }
        }
        assertThat(churned).isEqualTo(14);
    }

    @Test
    void trainedLevels_areBetweenGenCastsEnds() {
        RandomGenerator rng = new Streams(2).at(0);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < 20_000; i++) {
            double level = level(diffusion.drawTime(rng));
            least = Math.min(least, level);
            most = Math.max(most, level);
        }
        assertThat(least).isBetween(0.0199, 0.021);
        assertThat(most).isBetween(86.0, 88.1);
    }

    /** c_skip x + c_out F with F of the weights of the ends is the target, whatever x. */
    @Test
    void preconditioning_isKarras() {
        double t = diffusion.path().schedule().timeOf(1 / 2.5);
        Coefficients c = diffusion.path().schedule().at(t);
        var w = diffusion.path().predicted().at(c);
        double x1 = 0.3;
        double x0 = -1.2;
        double x = c.alpha() * x1 + c.sigma() * x0;
        double f = w.onTarget() * x1 + w.onNoise() * x0;
        double s = 2.5;
        assertThat(x / (s * s + 1) + s / Math.sqrt(s * s + 1) * f).isCloseTo(x1, within(1e-9));
        assertThat(diffusion.seen(t)).isCloseTo(1 / Math.sqrt(s * s + 1), within(1e-9));
    }
}
