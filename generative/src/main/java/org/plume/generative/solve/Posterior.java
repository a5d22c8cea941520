package org.plume.generative.solve;

import static org.plume.generative.path.Endpoints.combine;

import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Path;

/**
 * Guidance as an estimate of the posterior given values that were seen with noise (Song et al. 2023, "PiGDM"; Black et al.
 * 2025, equations 2 to 4, are its form for flow matching). With the prior's deviation of a coordinate, {@code spread}, a value of
 * weight w was seen with the variance R = spread^2 (1 / w - 1), so that without other knowledge its coordinate goes the share w of
 * the way, in however many steps: a weight on the error itself would be applied in each of them anew, and those near the data would
 * make it a rule.
 *
 * <p>Given x_t the target has the covariance C = (sigma^2 / alpha) (d x_1 / d x), about r^2 = spread^2 sigma^2 / (sigma^2 +
 * spread^2 alpha^2) of a coordinate. The correction is g C l with l = (y - x_1) / (r^2 + R); g, in place of PiGDM's 1, makes the loss
 * of the posterior's mode least along that direction, g^2 l^T C l / 2 + sum (y - x_1 - g C l)^2 / (2 (R + {@value #FIRM} r^2)). Where
 * one coordinate is seen that is exact but for the hundredth; where several are that go together, as the steps of a way do, none
 * counts twice; and a network whose derivative is not that of a denoiser cannot run away.
 *
 * @param spread of a coordinate given the condition, without what is seen
 */
record Posterior(double spread) implements Guided.Correction {

    /** Of r^2, added to R so that what is seen without noise is one observation among others. */
    private static final double FIRM = 0.01;

    Posterior {
        if (!(spread > 0)) {
            throw new IllegalArgumentException("spread must be > 0, was " + spread);
        }
    }

    @Override
    public boolean derivative() {
        return true;
    }

    /** l. */
    @Override
    public double[] error(Coefficients c, double[] difference, double[] weights) {
        double left = left(c);
        double[] l = new double[difference.length];
        for (int i = 0; i < l.length; i++) {
            l[i] = weights[i] == 0 ? 0 : difference[i] / (left + noise(weights[i]));
        }
        return l;
    }

    /** None where there is noise alone, which tells nothing of how coordinates go together. */
    @Override
    public double[] of(Path path, Coefficients c, double[] l, double[] weights, double[] product) {
        if (c.alpha() == 0) {
            return new double[l.length];
        }
        double[] step = step(path, c, l, product);
        double left = left(c);
        double prior = 0;
        double toward = 0;
        double square = 0;
        for (int i = 0; i < l.length; i++) {
            if (weights[i] > 0) {
                double noise = noise(weights[i]);
                double firmness = 1 / (noise + FIRM * left);
                prior += l[i] * step[i];
                toward += step[i] * firmness * l[i] * (left + noise);
                square += step[i] * firmness * step[i];
            }
        }
        double gain = square == 0 ? 0 : Math.max(0, toward) / (Math.max(0, prior) + square);
        return combine(gain, step, 0, step);
    }

    /** C l. */
    private static double[] step(Path path, Coefficients c, double[] l, double[] product) {
        var w = path.predicted().at(c);
        double det = c.alpha() * w.onNoise() - c.sigma() * w.onTarget();
        double scale = c.sigma() * c.sigma() / (c.alpha() * det);
        return combine(scale * w.onNoise(), l, -scale * c.sigma(), product);
    }

    /** r^2. */
    private double left(Coefficients c) {
        double noise = c.sigma() * c.sigma();
        double variance = spread * spread;
        return variance * noise / (noise + variance * c.alpha() * c.alpha());
    }

    /** R. */
    private double noise(double weight) {
        return spread * spread * (1 / weight - 1);
    }
}
