package org.plume.policy.method;

import java.util.Arrays;
import java.util.List;
import org.plume.generative.path.DiscreteSchedule;
import org.plume.generative.path.Schedule;
import org.plume.generative.solve.Churn;
import org.plume.generative.solve.MultiStep;
import org.plume.generative.solve.OneStage;
import org.plume.generative.solve.Solver;
import org.plume.generative.solve.TimeGrid;
import org.plume.generative.solve.TwoStage;

/** Solvers by the names that model folders and the command line use. */
public enum SolverKind {
    /** Order 1. */
    EULER,
    /** Order 2, two evaluations a step. */
    HEUN,
    /** DDIM, eta = 0. */
    DDIM,
    /** DDPM, which adds noise at every step; for diffusion, whose levels its posterior is defined on. */
    ANCESTRAL,
    /** DPM-Solver++(2S), two evaluations a step. */
    DPM2S,
    /** DPM-Solver++(2M). */
    DPM2M;

    /** Those that can go the path of a method; none where it has no path. */
    public static List<SolverKind> fitting(Method method) {
        return Arrays.stream(values()).filter(kind -> kind.fits(method)).toList();
    }

    private boolean fits(Method method) {
        return method instanceof AlongPath && (this != ANCESTRAL || method instanceof Diffusion);
    }

    /** Without churn. */
    public Solver solver() {
        return switch (this) {
            case EULER -> OneStage.EULER;
            case HEUN -> TwoStage.heun(Churn.NONE);
            case DDIM -> OneStage.ddim(0);
            case ANCESTRAL -> OneStage.ANCESTRAL;
            case DPM2S -> TwoStage.dpmSolver(Churn.NONE);
            case DPM2M -> new MultiStep();
        };
    }

    /**
     * The grid of the most steps, 1 at least, that take no more than this many evaluations: equal steps of time, or of the
     * levels of a discrete schedule.
     */
    public TimeGrid grid(AlongPath method, int evaluations) {
        Solver solver = solver();
        int steps = evaluations;
        while (steps > 1 && solver.evaluations(steps) > evaluations) {
            steps--;
        }
        Schedule schedule = method.path().schedule();
        return schedule instanceof DiscreteSchedule levels ? spread(levels, steps) : TimeGrid.uniform(steps);
    }

    /** From the noisiest level to the cleanest in equal steps, rounded to levels, then clean data. */
    private static TimeGrid spread(DiscreteSchedule schedule, int steps) {
        int n = schedule.levels();
        if (steps > n) {
            throw new IllegalArgumentException(
                    "networkEvaluations must be <= " + n + ", the levels of the model's schedule, was " + steps);
        }
        double[] times = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            int level = steps == 1 ? n - 1 : (int) Math.round((n - 1.0) * (steps - 1 - i) / (steps - 1));
            times[i] = schedule.timeOfLevel(level);
        }
        times[steps] = 1;
        return new TimeGrid(times);
    }
}
