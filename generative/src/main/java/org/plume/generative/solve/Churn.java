package org.plume.generative.solve;

import org.plume.generative.path.Coefficients;

/**
 * Fresh noise before each step (Karras et al. 2022, algorithm 2): where the noise level s = sigma / alpha lies in
 * [min, max], x / alpha gains noise N(0, scale^2 (s'^2 - s^2)) and the level becomes s' = s (1 + rate).
 *
 * @param rate gamma, at most sqrt(2) - 1
 * @param min lowest level that is churned
 * @param max highest level that is churned
 * @param scale S_noise
 */
public record Churn(double rate, double min, double max, double scale) {

    /** None. */
    public static final Churn NONE = new Churn(0, 0, 0, 1);

    /** The total amount S_churn spread over the steps: rate = min(amount / steps, sqrt(2) - 1). */
    public static Churn of(double amount, int steps, double min, double max, double scale) {
        return new Churn(Math.min(amount / steps, Math.sqrt(2) - 1), min, max, scale);
    }

    void apply(GridRun run) {
        var schedule = run.path.schedule();
        Coefficients c = schedule.at(run.t);
        double level = c.sigma() / c.alpha();
        if (level < min || level > max) {
            return;
        }
        double raised = level * (1 + rate);
        double time = schedule.timeOf(1 / raised);
        double alpha = schedule.at(time).alpha();
        double deviation = scale * Math.sqrt(raised * raised - level * level);
        double[] churned = new double[run.x.length];
        for (int i = 0; i < churned.length; i++) {
            churned[i] = alpha * (run.x[i] / c.alpha() + deviation * run.rng.nextGaussian());
        }
        run.x = churned;
        run.t = time;
    }
}
