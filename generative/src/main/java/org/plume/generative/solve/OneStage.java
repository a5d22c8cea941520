package org.plume.generative.solve;

import static org.plume.generative.path.Endpoints.combine;

import java.util.random.RandomGenerator;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Path;

/** Solvers that look once and move: Euler, DDIM, ancestral DDPM. */
@FunctionalInterface
public interface OneStage extends Solver {

    /** From (x, t) to time u, given the prediction at (x, t). */
    double[] move(Path path, double[] x, double t, double u, double[] prediction, RandomGenerator rng);

    /** x_u = x + (u - t) v: order 1. On the linear path, DDIM. */
    OneStage EULER = (path, x, t, u, prediction, rng) -> combine(1, x, u - t, path.velocity(x, t, prediction));

    /**
     * x_u = alpha_u x_1 + sqrt(sigma_u^2 - s^2) x_0 + s z, s = eta sigma_u sqrt(1 - (rho_t / rho_u)^2), rho = alpha / sigma
     * (Song et al. 2021, "DDIM", equation 12). A clipped target leaves x_0 as predicted.
     */
    static OneStage ddim(double eta) {
        if (!(eta >= 0 && eta <= 1)) {
            throw new IllegalArgumentException("eta must be in [0, 1], was " + eta);
        }
        return (path, x, t, u, prediction, rng) -> {
            var ends = path.ends(x, t, prediction);
            return toward(
                    ends.target(),
                    ends.noise(),
                    eta,
                    path.schedule().at(t),
                    path.schedule().at(u),
                    rng);
        };
    }

    /**
     * The posterior q(x_u | x_t, x_1) of DDPM (Ho et al. 2020, equation 7, "fixed small" variance): DDIM's formula with
     * eta = 1 and the noise x_0 = (x_t - alpha_t x_1) / sigma_t that belongs to the (clipped) target.
     */
    OneStage ANCESTRAL = (path, x, t, u, prediction, rng) -> {
        Coefficients from = path.schedule().at(t);
        double[] target = path.ends(x, t, prediction).target();
        double[] noise = combine(1 / from.sigma(), x, -from.alpha() / from.sigma(), target);
        return toward(target, noise, 1, from, path.schedule().at(u), rng);
    };

    private static double[] toward(
            double[] target, double[] noise, double eta, Coefficients from, Coefficients to, RandomGenerator rng) {
        double ratio = to.sigma() == 0 ? 0 : from.snr() / to.snr();
        double fresh = eta * to.sigma() * Math.sqrt(1 - ratio * ratio);
        double kept = Math.sqrt(to.sigma() * to.sigma() - fresh * fresh);
        double[] x = combine(to.alpha(), target, kept, noise);
        if (fresh > 0) {
            for (int i = 0; i < x.length; i++) {
                x[i] += fresh * rng.nextGaussian();
            }
        }
        return x;
    }

    @Override
    default Run start(double[] x, TimeGrid grid, Path path, RandomGenerator rng) {
        return new GridRun(x, grid, path, Churn.NONE, rng) {
            @Override
            public void advance(double[] prediction) {
                land(move(path, this.x, t, next(), prediction, this.rng));
            }
        };
    }

    @Override
    default int evaluations(int steps) {
        return steps;
    }
}
