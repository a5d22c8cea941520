package org.plume.generative.solve;

import static org.plume.generative.path.Endpoints.combine;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.path.Path;

/**
 * DPM-Solver++(2M) (Lu et al. 2022, algorithm 2): one evaluation a step, order 2 by remembering the last target. With
 * h = log rho_u - log rho_t and r = h_last / h, the step goes toward (1 + 1/(2r)) x_1 - 1/(2r) x_1,last. The first and the
 * last step are of order 1.
 */
public final class MultiStep implements Solver {

    @Override
    public Run start(double[] x, TimeGrid grid, Path path, RandomGenerator rng) {
        return new GridRun(x, grid, path, Churn.NONE, rng) {
            private double @Nullable [] lastTarget;
            private double lastLength;

            @Override
            public void advance(double[] prediction) {
                double[] target = path.ends(this.x, t, prediction).target();
                double length = logSnr(next()) - logSnr(t);
                double[] toward = target;
                if (lastTarget != null && !last()) {
                    double half = length / lastLength / 2;
                    toward = combine(1 + half, target, -half, lastTarget);
                }
                lastTarget = target;
                lastLength = length;
                land(TwoStage.exponential(path, this.x, t, next(), toward));
            }

            private double logSnr(double time) {
                return Math.log(path.schedule().at(time).snr());
            }
        };
    }

    @Override
    public int evaluations(int steps) {
        return steps;
    }
}
