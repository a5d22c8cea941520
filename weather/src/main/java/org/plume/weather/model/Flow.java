package org.plume.weather.model;

import java.util.random.RandomGenerator;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;
import org.plume.generative.solve.Churn;
import org.plume.generative.solve.Solver;
import org.plume.generative.solve.TimeGrid;
import org.plume.generative.solve.TwoStage;

/**
 * Flow matching (Lipman et al. 2023) of the residual, as ArchesWeatherGen has it: the velocity of x_t = t x_1 + (1 - t) x_0 at
 * times of a normal distribution's logistic (Esser et al. 2024), solved by Heun's method in equal steps.
 *
 * @param steps of the solver
 */
public record Flow(int steps) implements AlongPath {

    private static final double SCALE = 100;

    public Flow {
        if (steps < 1) {
            throw new IllegalArgumentException("method.steps must be >= 1, was " + steps);
        }
    }

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public Path path() {
        return Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
    }

    @Override
    public double drawTime(RandomGenerator rng) {
        return 1 / (1 + Math.exp(-rng.nextGaussian()));
    }

    @Override
    public double told(double t) {
        return SCALE * t;
    }

    @Override
    public double seen(double t) {
        return 1;
    }

    @Override
    public Solver solver() {
        return TwoStage.heun(Churn.NONE);
    }

    @Override
    public TimeGrid grid() {
        return TimeGrid.uniform(steps);
    }
}
