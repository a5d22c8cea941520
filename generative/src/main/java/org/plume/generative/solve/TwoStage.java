package org.plume.generative.solve;

import static org.plume.generative.path.Endpoints.combine;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Path;

/** Solvers that look, go part of the way, look again and move: order 2. The last step, to clean data, looks once. */
public final class TwoStage implements Solver {

    /** How a two-stage solver probes and moves. A slope is what a prediction means to it. */
    private interface Tableau {
        double[] slope(Path path, double[] x, double t, double[] prediction);

        double probeTime(Path path, double t, double u);

        /** From (x, t) to time u along one slope. */
        double[] along(Path path, double[] x, double t, double u, double[] slope);

        /** The slope of the whole step. */
        double[] together(double[] first, double[] second);
    }

    private final Tableau tableau;
    private final Churn churn;

    private TwoStage(Tableau tableau, Churn churn) {
        this.tableau = tableau;
        this.churn = churn;
    }

    /** Heun's method on the velocity (Karras et al. 2022, algorithms 1 and 2): probe at the end, average the slopes. */
    public static TwoStage heun(Churn churn) {
        return new TwoStage(
                new Tableau() {
                    @Override
                    public double[] slope(Path path, double[] x, double t, double[] prediction) {
                        return path.velocity(x, t, prediction);
                    }

                    @Override
                    public double probeTime(Path path, double t, double u) {
                        return u;
                    }

                    @Override
                    public double[] along(Path path, double[] x, double t, double u, double[] slope) {
                        return combine(1, x, u - t, slope);
                    }

                    @Override
                    public double[] together(double[] first, double[] second) {
                        return combine(0.5, first, 0.5, second);
                    }
                },
                churn);
    }

    /**
     * DPM-Solver++(2S) (Lu et al. 2022, algorithm 1; GenCast's sampler): the slope is the target, the probe lies halfway in
     * log(alpha / sigma), where the noise level is the geometric mean of the step's ends.
     */
    public static TwoStage dpmSolver(Churn churn) {
        return new TwoStage(
                new Tableau() {
                    @Override
                    public double[] slope(Path path, double[] x, double t, double[] prediction) {
                        return path.ends(x, t, prediction).target();
                    }

                    @Override
                    public double probeTime(Path path, double t, double u) {
                        double snr = path.schedule().at(t).snr();
                        return snr == 0
                                ? (t + u) / 2
                                : path.schedule()
                                        .timeOf(Math.sqrt(
                                                snr * path.schedule().at(u).snr()));
                    }

                    @Override
                    public double[] along(Path path, double[] x, double t, double u, double[] slope) {
                        return exponential(path, x, t, u, slope);
                    }

                    @Override
                    public double[] together(double[] first, double[] second) {
                        return second;
                    }
                },
                churn);
    }

    /** The exact solution for a constant target: x_u = sigma_u / sigma_t x + (alpha_u - alpha_t sigma_u / sigma_t) x_1. */
    static double[] exponential(Path path, double[] x, double t, double u, double[] target) {
        Coefficients from = path.schedule().at(t);
        Coefficients to = path.schedule().at(u);
        double ratio = to.sigma() / from.sigma();
        return combine(ratio, x, to.alpha() - from.alpha() * ratio, target);
    }

    @Override
    public Run start(double[] x, TimeGrid grid, Path path, RandomGenerator rng) {
        return new GridRun(x, grid, path, churn, rng) {
            private double @Nullable [] first;
            private double[] from = x;
            private double fromTime;

            @Override
            public void advance(double[] prediction) {
                double[] slope = tableau.slope(path, this.x, t, prediction);
                if (first != null) {
                    double[] whole = tableau.together(first, slope);
                    first = null;
                    land(tableau.along(path, from, fromTime, next(), whole));
                } else if (last()) {
                    land(tableau.along(path, this.x, t, next(), slope));
                } else {
                    first = slope;
                    from = this.x;
                    fromTime = t;
                    t = tableau.probeTime(path, fromTime, next());
                    this.x = tableau.along(path, from, fromTime, t, slope);
                }
            }
        };
    }

    @Override
    public int evaluations(int steps) {
        return 2 * steps - 1;
    }
}
