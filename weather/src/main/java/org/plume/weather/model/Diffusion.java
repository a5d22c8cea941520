package org.plume.weather.model;

import java.util.random.RandomGenerator;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;
import org.plume.generative.solve.Churn;
import org.plume.generative.solve.Solver;
import org.plume.generative.solve.TimeGrid;
import org.plume.generative.solve.TwoStage;

/**
 * Denoising diffusion as of GenCast (Price et al. 2025), after Karras et al. 2022: preconditioning for data of deviation 1,
 * noise levels trained between 0.02 and 88 and sampled from 80 to 0.03 with rho 7, DPM-Solver++ 2S, churn 2.5 above level
 * 0.75 with noise inflated by 1.05.
 *
 * @param levels of noise that the sampler visits; GenCast: 20
 */
public record Diffusion(int levels) implements AlongPath {

    static final double RHO = 7;
    static final double TRAIN_MIN = 0.02;
    static final double TRAIN_MAX = 88;
    static final double SAMPLE_MIN = 0.03;
    static final double SAMPLE_MAX = 80;
    static final double CHURN = 2.5;
    static final double CHURN_MIN = 0.75;
    static final double CHURN_NOISE = 1.05;

    /** Level at time 0: above what churn makes of {@link #SAMPLE_MAX}. */
    private static final double MOST = 120;

    /** In which networks are told the logarithm of the level. */
    private static final double SCALE = 25;

    public Diffusion {
        if (levels < 2) {
            throw new IllegalArgumentException("method.levels must be >= 2, was " + levels);
        }
    }

    /** As GenCast samples. */
    public static Diffusion genCast() {
        return new Diffusion(20);
    }

    @Override
    public String name() {
        return "diffusion";
    }

    @Override
    public Path path() {
        return Path.of(Schedule.karras(MOST), Parameterization.karras(1));
    }

    @Override
    public double drawTime(RandomGenerator rng) {
        double least = Math.pow(TRAIN_MIN, 1 / RHO);
        double level = Math.pow(least + rng.nextDouble() * (Math.pow(TRAIN_MAX, 1 / RHO) - least), RHO);
        return path().schedule().timeOf(1 / level);
    }

    private double level(double t) {
        Coefficients c = path().schedule().at(t);
        return c.sigma() / c.alpha();
    }

    @Override
    public double told(double t) {
        return SCALE * Math.log(level(t)) / 4;
    }

    /** c_in = 1 / sqrt(level^2 + 1). */
    @Override
    public double seen(double t) {
        double level = level(t);
        return 1 / Math.sqrt(level * level + 1);
    }

    @Override
    public Solver solver() {
        return TwoStage.dpmSolver(Churn.of(CHURN, levels, CHURN_MIN, Double.POSITIVE_INFINITY, CHURN_NOISE));
    }

    @Override
    public TimeGrid grid() {
        return TimeGrid.karras(path().schedule(), levels, SAMPLE_MIN, SAMPLE_MAX, RHO);
    }
}
