package org.plume.generative.solve;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that move together, one network evaluation at a time. A walk asks for the network where its rows stand, is told the
 * predictions, and moves. Whoever holds several walks may ask for all of them at once: row i of a prediction depends on
 * query i alone.
 */
public interface Walk {

    /** Whether the network is wanted no more. */
    boolean done();

    /** Where the network is wanted next, in a fixed order; the same until {@link #advance}, empty once done. */
    List<Query> queries();

    /** Moves, given one prediction for each query. */
    void advance(List<double[]> predictions);

    /**
     * Goes to the end.
     *
     * @param beforeStep runs before each network evaluation and may throw to abandon the walk
     */
    default void run(Predictor predictor, Runnable beforeStep) {
        while (!done()) {
            beforeStep.run();
            advance(predictor.predict(queries()));
        }
    }

    /** The rows of a solver under one condition; those that are done ask no more. */
    static Walk of(List<Solver.Run> runs, float[] condition) {
        List<Solver.Run> moving = new ArrayList<>(runs);
        moving.removeIf(Solver.Run::done);
        return new Walk() {
            @Override
            public boolean done() {
                return moving.isEmpty();
            }

            @Override
            public List<Query> queries() {
                List<Query> queries = new ArrayList<>(moving.size());
                for (Solver.Run run : moving) {
                    queries.add(new Query(run.x(), run.t(), condition, run.cotangent()));
                }
                return queries;
            }

            @Override
            public void advance(List<double[]> predictions) {
                for (int i = 0; i < predictions.size(); i++) {
                    moving.get(i).advance(predictions.get(i));
                }
                moving.removeIf(Solver.Run::done);
            }
        };
    }
}
