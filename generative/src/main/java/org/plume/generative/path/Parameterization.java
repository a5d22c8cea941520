package org.plume.generative.path;

/**
 * What a network predicts at (x_t, t), as weights on the two ends of the path: prediction = onTarget x_1 + onNoise x_0.
 */
@FunctionalInterface
public interface Parameterization {

    /** The weights of the two ends. */
    record Weights(double onTarget, double onNoise) {}

    /** The weights where the path has these coefficients. */
    Weights at(Coefficients c);

    /** x_1: the denoiser, DDPM's "x0-prediction". */
    Parameterization TARGET = c -> new Weights(1, 0);

    /** x_0: epsilon (Ho et al. 2020). */
    Parameterization NOISE = c -> new Weights(0, 1);

    /** grad log p_t(x_t) = -x_0 / sigma (Song et al. 2021). */
    Parameterization SCORE = c -> new Weights(0, -1 / c.sigma());

    /** dx_t/dt along the path: flow matching (Lipman et al. 2023). */
    Parameterization VELOCITY = c -> new Weights(c.alphaDot(), c.sigmaDot());

    /**
     * dx_t/dt - k x_t, k = (alpha alpha' + sigma sigma') / (alpha^2 + sigma^2): what is left of the velocity when the best
     * linear answer for data of unit variance, which needs no learning, is taken off. Its mean square error is the velocity's.
     */
    Parameterization VELOCITY_BEYOND_LINEAR = c -> {
        double k =
                (c.alpha() * c.alphaDot() + c.sigma() * c.sigmaDot()) / (c.alpha() * c.alpha() + c.sigma() * c.sigma());
        return new Weights(c.alphaDot() - k * c.alpha(), c.sigmaDot() - k * c.sigma());
    };

    /** alpha x_0 - sigma x_1 (Salimans and Ho 2022). */
    Parameterization V = c -> new Weights(-c.sigma(), c.alpha());

    /** The raw output F of Karras et al. 2022, equation 7, seen from x_t / alpha, for data of deviation sigmaData. */
    static Parameterization karras(double sigmaData) {
        return c -> {
            double s = c.sigma() / c.alpha();
            double variance = s * s + sigmaData * sigmaData;
            double skip = sigmaData * sigmaData / variance;
            double out = s * sigmaData / Math.sqrt(variance);
            return new Weights((1 - skip) / out, -skip * s / out);
        };
    }
}
