package org.plume.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ColoursTest {

    /** Viénot, Brettel and Mollon (1999), linear RGB. */
    private static final double[][] PROTAN = {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}};

    private static final double[][] DEUTAN = {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}};

    @Test
    void everyPairOfTheFirstEightModes_isTold_byEveryEye() {
        for (UnaryOperator<double[]> eye :
                List.<UnaryOperator<double[]>>of(rgb -> rgb, rgb -> times(PROTAN, rgb), rgb -> times(DEUTAN, rgb))) {
            for (int i = 0; i < 8; i++) {
                for (int j = 0; j < i; j++) {
                    double[] a = lab(eye.apply(linear(Colours.mode(i))));
                    double[] b = lab(eye.apply(linear(Colours.mode(j))));
                    assertThat(Paths.distance(a, b)).as("modes %d and %d", i, j).isGreaterThan(12);
                }
            }
        }
    }

    @Test
    void everyModeUpToSixty_hasItsOwnColour() {
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(Colours.mode(i)).as("modes %d and %d", i, j).isNotEqualTo(Colours.mode(j));
            }
        }
    }

    @Test
    void theRamp_growsLighterInEvenSteps() {
        double[] lightness = new double[21];
        for (int i = 0; i <= 20; i++) {
            lightness[i] = lab(linear(Colours.ramp(i / 20.0)))[0];
        }
        double mean = (lightness[20] - lightness[0]) / 20;
        for (int i = 1; i <= 20; i++) {
            assertThat(lightness[i] - lightness[i - 1]).isBetween(0.5 * mean, 1.6 * mean);
        }
    }

    private static double[] linear(Color colour) {
        float[] rgb = colour.getRGBColorComponents(null);
        double[] linear = new double[3];
        for (int c = 0; c < 3; c++) {
            linear[c] = rgb[c] <= 0.04045 ? rgb[c] / 12.92 : Math.pow((rgb[c] + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    /** CIE L*a*b*, white D65. */
    private static double[] lab(double[] rgb) {
        double[][] toXyz = {
            {0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047},
            {0.2126729, 0.7151522, 0.0721750},
            {0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883}
        };
        double[] xyz = times(toXyz, rgb);
        for (int c = 0; c < 3; c++) {
            xyz[c] = xyz[c] > 0.008856 ? Math.cbrt(xyz[c]) : 7.787 * xyz[c] + 16 / 116.0;
        }
        return new double[] {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
    }

    private static double[] times(double[][] matrix, double[] v) {
        double[] out = new double[3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                out[r] += matrix[r][c] * v[c];
            }
        }
        return out;
    }
}
