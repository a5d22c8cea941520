package org.plume.weather.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.weather.system.Lorenz96;
import org.plume.weather.system.RungeKutta4;

final class EtkfTest {

    /** Sakov and Oke 2008 as DAPPER has it: N = 24, inflation 1.013, rotation; its table says 0.18. */
    @Test
    void lorenz96_hasTheErrorOfTheLiterature() {
        TwinExperiment twins = TwinExperiment.run(
                new RungeKutta4(Lorenz96.CLASSIC, Lorenz96.DT),
                new Etkf(1, 1.013, true),
                24,
                Lorenz96.CLASSIC.start(),
                Math.sqrt(0.001),
                400,
                1,
                1000,
                1000,
                3);
        assertThat(twins.rmse()).isCloseTo(0.18, within(0.02));
    }

    /** With more members than entries, the analysis has Kalman's mean and covariance. */
    @Test
    void update_isKalmans() {
        double[][] forecast = {{1, 0}, {-1, 0}, {0, 2}, {0, -2}, {1, 1}, {-1, -1}};
        double[] observation = {0.7, -0.4};
        double deviation = 0.8;
        double r = deviation * deviation;
        double[][] analysis = new Etkf(deviation, 1, true).update(forecast, observation, new Streams(1).at(0));
        double[][] p = covariance(forecast);
        double det = (p[0][0] + r) * (p[1][1] + r) - p[0][1] * p[0][1];
        double[][] inverse = {{(p[1][1] + r) / det, -p[0][1] / det}, {-p[0][1] / det, (p[0][0] + r) / det}};
        double[] mean = Etkf.mean(analysis);
        double[][] covariance = covariance(analysis);
        for (int i = 0; i < 2; i++) {
            double expected = 0;
            for (int j = 0; j < 2; j++) {
                double gain = p[i][0] * inverse[0][j] + p[i][1] * inverse[1][j];
                expected += gain * observation[j];
                double kp = p[i][0] * (inverse[0][0] * p[0][j] + inverse[0][1] * p[1][j])
                        + p[i][1] * (inverse[1][0] * p[0][j] + inverse[1][1] * p[1][j]);
                assertThat(covariance[i][j]).isCloseTo(p[i][j] - kp, within(1e-12));
            }
            assertThat(mean[i]).isCloseTo(expected, within(1e-12));
        }
    }

    private static double[][] covariance(double[][] ensemble) {
        double[] mean = Etkf.mean(ensemble);
        double[][] c = new double[2][2];
        for (double[] member : ensemble) {
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    c[i][j] += (member[i] - mean[i]) * (member[j] - mean[j]) / (ensemble.length - 1);
                }
            }
        }
        return c;
    }
}
