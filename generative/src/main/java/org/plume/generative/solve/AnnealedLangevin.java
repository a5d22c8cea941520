package org.plume.generative.solve;

import static org.plume.generative.path.Endpoints.combine;

import java.util.random.RandomGenerator;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Endpoints;
import org.plume.generative.path.Path;

/**
 * Annealed Langevin dynamics (Song and Ermon 2019, algorithm 1): at each level of the grid,
 *
 * <pre>
 *   x <- x + rate sigma^2 score(x, t) + sqrt(2 rate) sigma z,     score = -x_0 / sigma
 * </pre>
 *
 * then x is scaled by alpha_u / alpha_t to the next. One look more at the last level takes its noise off (Jolicoeur-Martineau et
 * al. 2021). For paths that begin with alpha > 0; nothing in it knows how fast the level falls, so it wants many levels.
 *
 * @param moves at each level
 * @param rate of a move, in units of the level's variance; noise settles to 1 + rate / 2 of it
 */
public record AnnealedLangevin(int moves, double rate) implements Solver {

    public AnnealedLangevin {
        if (moves < 1) {
            throw new IllegalArgumentException("moves must be >= 1, was " + moves);
        }
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("rate must be in (0, 1), was " + rate);
        }
    }

    @Override
    public Run start(double[] x, TimeGrid grid, Path path, RandomGenerator rng) {
        if (!(path.schedule().at(grid.at(0)).alpha() > 0)) {
            throw new IllegalArgumentException(
                    "annealed Langevin dynamics need a signal at the first time, alpha was 0 at t = " + grid.at(0));
        }
        return new GridRun(x, grid, path, Churn.NONE, rng) {
            private int moved;

            @Override
            public void advance(double[] prediction) {
                Coefficients now = path.schedule().at(t);
                Coefficients later = path.schedule().at(next());
                Endpoints ends = path.ends(this.x, t, prediction);
                if (moved == moves) {
                    land(ends.at(later));
                    return;
                }
                double[] y = move(this.x, ends.noise(), now.sigma());
                moved++;
                if (moved < moves || next() == grid.at(grid.steps())) {
                    this.x = y;
                } else {
                    moved = 0;
                    land(combine(later.alpha() / now.alpha(), y, 0, y));
                }
            }

            private double[] move(double[] from, double[] noise, double sigma) {
                double[] y = combine(1, from, -rate * sigma, noise);
                for (int i = 0; i < y.length; i++) {
                    y[i] += Math.sqrt(2 * rate) * sigma * rng.nextGaussian();
                }
                return y;
            }
        };
    }

    @Override
    public int evaluations(int steps) {
        return moves * steps + 1;
    }
}
