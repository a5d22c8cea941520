package org.plume.generative.path;

/**
 * A variance-preserving path known at N levels only, as DDPM trains it (Ho et al. 2020): level k = N-1 is the noisiest,
 * alpha_k^2 = alphaBar_k, sigma_k^2 = 1 - alphaBar_k. Level k lies at t = 1 - (k+1)/N and clean data at t = 1; between
 * levels alphaBar is linear in t.
 */
public final class DiscreteSchedule implements Schedule {

    private final double[] alphaBar;

    private DiscreteSchedule(double[] alphaBar) {
        this.alphaBar = alphaBar;
    }

    /** From the variances beta_0 .. beta_(N-1) of the forward process: alphaBar_k = prod_(j &lt;= k) (1 - beta_j). */
    public static DiscreteSchedule ofBetas(double... betas) {
        double[] bar = new double[betas.length];
        double product = 1;
        for (int k = 0; k < bar.length; k++) {
            if (!(betas[k] > 0 && betas[k] < 1)) {
                throw new IllegalArgumentException("betas must be in (0, 1), was " + betas[k] + " at level " + k);
            }
            product *= 1 - betas[k];
            bar[k] = product;
        }
        return new DiscreteSchedule(bar);
    }

    /**
     * Diffusers' "squaredcos_cap_v2" (Nichol and Dhariwal 2021): beta_k = min(1 - f((k+1)/N) / f(k/N), 0.999) with
     * f(s) = cos^2(pi/2 (s + 0.008) / 1.008).
     */
    public static DiscreteSchedule squaredCosine(int levels) {
        double[] betas = new double[levels];
        for (int k = 0; k < levels; k++) {
            betas[k] =
                    Math.min(1 - squaredCosineBar((k + 1.0) / levels) / squaredCosineBar((double) k / levels), 0.999);
        }
        return ofBetas(betas);
    }

    /** Betas in equal steps from first to last (Ho et al. 2020: 1e-4 to 0.02 over 1000 levels). */
    public static DiscreteSchedule linear(int levels, double first, double last) {
        double[] betas = new double[levels];
        for (int k = 0; k < levels; k++) {
            betas[k] = first + (last - first) * k / (levels - 1);
        }
        return ofBetas(betas);
    }

    private static double squaredCosineBar(double s) {
        double c = Math.cos(Math.PI / 2 * (s + 0.008) / 1.008);
        return c * c;
    }

    /** N. */
    public int levels() {
        return alphaBar.length;
    }

    /** alphaBar at level k; 1, clean data, at level -1. */
    public double alphaBar(int level) {
        return level < 0 ? 1 : alphaBar[level];
    }

    /** The time of a level. */
    public double timeOfLevel(int level) {
        return 1 - (level + 1.0) / levels();
    }

    @Override
    public Coefficients at(double t) {
        double position = (1 - t) * levels() - 1;
        int nearest = (int) Math.round(position);
        double slope;
        double bar;
        if (Math.abs(position - nearest) < 1e-9) {
            bar = alphaBar(Math.min(nearest, levels() - 1));
            slope = alphaBar(Math.max(nearest - 1, -1)) - alphaBar(Math.max(Math.min(nearest, levels() - 1), 0));
        } else {
            int below = Math.min((int) Math.floor(position), levels() - 2);
            slope = alphaBar(below) - alphaBar(below + 1);
            bar = alphaBar(below) - (position - below) * slope;
        }
        double barDot = slope * levels();
        double alpha = Math.sqrt(bar);
        double sigma = Math.sqrt(1 - bar);
        return new Coefficients(alpha, sigma, barDot / (2 * alpha), -barDot / (2 * sigma));
    }
}
