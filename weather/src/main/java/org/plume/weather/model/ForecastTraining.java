package org.plume.weather.model;

import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Objective;
import org.plume.weather.States;

/** What the training of a forecaster needs, and how it becomes one. */
public final class ForecastTraining {

    private final Scaling scaling;
    private final Examples examples;
    private final int rows;
    private final Streams streams;

    private ForecastTraining(Scaling scaling, Examples examples, int rows, Streams streams) {
        this.scaling = scaling;
        this.examples = examples;
        this.rows = rows;
        this.streams = streams;
    }

    /** One run of the trainer. */
    public record Stage(Objective objective, Batches batches) {}

    /**
     * Fits climate, base and scale.
     *
     * @param train equally spaced states
     * @param rows examples of a minibatch
     * @param seed of the minibatches
     */
    public static ForecastTraining of(ForecastSpec spec, States train, int rows, long seed) {
        Scaling scaling = Scaling.fit(spec, train);
        return new ForecastTraining(scaling, new Examples(scaling, train), rows, new Streams(seed));
    }

    /** The stage that learns to draw. */
    public Stage drawing() {
        ForecastSpec spec = scaling.spec();
        Graphs graphs = new Graphs(spec, spec.network());
        Crps method = (Crps) spec.method();
        return new Stage(
                new CrpsObjective(graphs, method), new CrpsBatches(scaling, method, examples, rows, streams.child(1)));
    }

    Scaling scaling() {
        return scaling;
    }
}
