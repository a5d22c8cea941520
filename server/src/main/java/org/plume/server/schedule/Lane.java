package org.plume.server.schedule;

import java.util.List;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Query;
import org.plume.generative.solve.Walk;

/** A network that jobs share. What its steps cost is learned while it is used. */
public final class Lane {

    /** Rows of one turn at most: larger batches gain nothing, and what comes meanwhile has to wait. */
    static final int ROWS = 64;

    /** What follows the last step of a job is done by a thread of its own where it takes longer, ns. */
    static final double LIGHT = 300_000;

    private final String name;
    private final Predictor predictor;
    private final Costs steps = new Costs();
    private final Costs pulls = new Costs();
    private final Costs finishes = new Costs();

    public Lane(String name, Predictor predictor) {
        this.name = name;
        this.predictor = predictor;
    }

    String name() {
        return name;
    }

    Predictor predictor() {
        return predictor;
    }

    /** Of evaluations by their rows; those with the derivative are a kind of their own. */
    Costs costs(boolean pull) {
        return pull ? pulls : steps;
    }

    /** Of what follows the last step, by the rows of a job. */
    Costs finishes() {
        return finishes;
    }

    /**
     * Runs a walk before the lane is used, and learns what its steps cost.
     *
     * @param finish what follows the last step
     */
    public void warm(Walk walk, int rows, Runnable finish) {
        while (!walk.done()) {
            List<Query> queries = walk.queries();
            long began = System.nanoTime();
            walk.advance(predictor.predict(queries));
            long now = System.nanoTime();
            costs(queries.get(0).cotangent() != null).saw(queries.size(), now - began, now);
        }
        long began = System.nanoTime();
        finish.run();
        long now = System.nanoTime();
        finishes.saw(rows, now - began, now);
    }
}
