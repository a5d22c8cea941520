package org.plume.generative.path;

/**
 * The two ends of the path as seen from x_t: target = E[x_1 | x_t], noise = E[x_0 | x_t]; each of x's length.
 *
 * <p>From x = alpha x_1 + sigma x_0 and a prediction p = a x_1 + b x_0 they follow by Cramer's rule: with
 * det = alpha b - sigma a, x_1 = (b x - sigma p) / det and x_0 = (alpha p - a x) / det. This one formula stands for all
 * conversions between parameterisations.
 */
public record Endpoints(double[] target, double[] noise) {

    /** Solves x = alpha x_1 + sigma x_0 and prediction = a x_1 + b x_0 for the ends; alpha b must differ from sigma a. */
    public static Endpoints of(Parameterization predicted, Coefficients c, double[] x, double[] prediction) {
        var w = predicted.at(c);
        double det = c.alpha() * w.onNoise() - c.sigma() * w.onTarget();
        return new Endpoints(
                combine(w.onNoise() / det, x, -c.sigma() / det, prediction),
                combine(-w.onTarget() / det, x, c.alpha() / det, prediction));
    }

    /** These ends in another parameterisation. */
    public double[] as(Parameterization wanted, Coefficients c) {
        var w = wanted.at(c);
        return combine(w.onTarget(), target, w.onNoise(), noise);
    }

    /** The point of the path at other coefficients: alpha x_1 + sigma x_0. */
    public double[] at(Coefficients c) {
        return combine(c.alpha(), target, c.sigma(), noise);
    }

    /** a x + b y. */
    public static double[] combine(double a, double[] x, double b, double[] y) {
        double[] z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = a * x[i] + b * y[i];
        }
        return z;
    }
}
