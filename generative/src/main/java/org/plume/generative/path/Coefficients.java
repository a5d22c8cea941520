package org.plume.generative.path;

/**
 * The path x_t = alpha x_1 + sigma x_0 at one time t, with the derivatives of alpha and sigma in t.
 *
 * @param alpha weight of the target x_1
 * @param sigma weight of the noise x_0
 */
public record Coefficients(double alpha, double sigma, double alphaDot, double sigmaDot) {

    /** Signal-to-noise ratio rho = alpha / sigma; grows from about 0 (noise) to infinity (data). */
    public double snr() {
        return alpha / sigma;
    }

    /** The standard deviation of x_t where the data has mean 0 and variance 1. */
    public double spread() {
        return Math.hypot(alpha, sigma);
    }
}
