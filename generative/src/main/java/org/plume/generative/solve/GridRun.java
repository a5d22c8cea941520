package org.plume.generative.solve;

import java.util.random.RandomGenerator;
import org.plume.generative.path.Path;
import org.plume.generative.solve.Solver.Run;

/** A row that walks along a grid, from t = grid.at(step) to u = grid.at(step + 1). */
abstract class GridRun implements Run {

    final Path path;
    final RandomGenerator rng;
    private final TimeGrid grid;
    private final Churn churn;
    private int step;
    double[] x;
    double t;

    GridRun(double[] x, TimeGrid grid, Path path, Churn churn, RandomGenerator rng) {
        this.x = x;
        this.grid = grid;
        this.path = path;
        this.churn = churn;
        this.rng = rng;
        begin();
    }

    private void begin() {
        t = grid.at(step);
        if (!done() && churn.rate() > 0) {
            churn.apply(this);
        }
    }

    /** The time this step leads to. */
    final double next() {
        return grid.at(step + 1);
    }

    /** Whether this step leads to clean data, where no network may be asked. */
    final boolean last() {
        return path.schedule().at(next()).sigma() == 0;
    }

    final void land(double[] point) {
        x = point;
        step++;
        begin();
    }

    @Override
    public boolean done() {
        return step == grid.steps();
    }

    @Override
    public double[] x() {
        return x;
    }

    @Override
    public double t() {
        return t;
    }
}
