package org.plume.generative.path;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.expm1;
import static java.lang.Math.log;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/** How signal replaces noise as t goes from 0 (noise) to 1 (data). The ratio alpha / sigma only grows. */
@FunctionalInterface
public interface Schedule {

    /** alpha, sigma and their derivatives at t in [0, 1]. */
    Coefficients at(double t);

    /** The time at which alpha / sigma equals {@code snr}, by bisection; 0 or 1 where the path does not reach it. */
    default double timeOf(double snr) {
        double low = 0;
        double high = 1;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return high;
            }
            if (at(middle).snr() < snr) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** Straight lines, alpha = t, sigma = 1 - t: flow matching (Lipman et al. 2023), rectified flow (Liu et al. 2023). */
    Schedule LINEAR = new Schedule() {
        @Override
        public Coefficients at(double t) {
            return new Coefficients(t, 1 - t, 1, -1);
        }

        @Override
        public double timeOf(double snr) {
            return Double.isInfinite(snr) ? 1 : snr / (1 + snr);
        }
    };

    /** Variance preserving with constant angular speed: alpha = sin(pi t / 2), sigma = cos(pi t / 2). */
    Schedule COSINE = new Schedule() {
        @Override
        public Coefficients at(double t) {
            double angle = PI / 2 * t;
            double sigma = t == 1 ? 0 : cos(angle);
            return new Coefficients(sin(angle), sigma, PI / 2 * cos(angle), -PI / 2 * sin(angle));
        }

        @Override
        public double timeOf(double snr) {
            return 2 / PI * Math.atan(snr);
        }
    };

    /**
     * Variance preserving with beta(s) = betaMin + s (betaMax - betaMin), s = 1 - t (Ho et al. 2020; Song et al. 2021):
     * alpha = exp(-B/2), sigma^2 = 1 - exp(-B), B the integral of beta from 0 to s.
     */
    static Schedule variancePreserving(double betaMin, double betaMax) {
        return t -> {
            double s = 1 - t;
            double beta = betaMin + s * (betaMax - betaMin);
            double integral = s * betaMin + s * s * (betaMax - betaMin) / 2;
            double alpha = exp(-integral / 2);
            double sigma = sqrt(-expm1(-integral));
            return new Coefficients(alpha, sigma, beta * alpha / 2, -beta * alpha * alpha / (2 * sigma));
        };
    }

    /** Variance exploding, alpha = 1, sigma geometric in t from sigmaMax to sigmaMin (Song et al. 2021). */
    static Schedule varianceExploding(double sigmaMin, double sigmaMax) {
        double rate = log(sigmaMin / sigmaMax);
        return t -> {
            double sigma = sigmaMax * exp(rate * t);
            return new Coefficients(1, sigma, 0, rate * sigma);
        };
    }

    /** Variance exploding, alpha = 1, sigma = sigmaMax (1 - t): time is the noise level (Karras et al. 2022). */
    static Schedule karras(double sigmaMax) {
        return new Schedule() {
            @Override
            public Coefficients at(double t) {
                return new Coefficients(1, sigmaMax * (1 - t), 0, -sigmaMax);
            }

            @Override
            public double timeOf(double snr) {
                return Math.max(0, 1 - 1 / (snr * sigmaMax));
            }
        };
    }
}
