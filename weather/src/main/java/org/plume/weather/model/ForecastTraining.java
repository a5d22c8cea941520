package org.plume.weather.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.weather.States;
import org.plume.weather.StaticFields;

/**
 * What the training of a forecaster needs. Methods with a mean have two stages: {@link #mean()}, then
 * {@link #drawing} with its weights; the others have {@link #drawing}, and may go on with {@link #rollout}.
 */
public final class ForecastTraining {

    private static final int MEAN = 0;
    private static final int DRAWING = 1;
    private static final int ROLLOUT = -1;

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
     * The stage that draws.
     *
     * @param run of the trainer
     * @param mean the weights of the deterministic mean; empty where there is none
     * @param scale the deviation of what it leaves, {@code [entries]}; empty where there is none
     */
    public record Drawing(Stage run, Map<String, Tensor> mean, double[] scale) {}

    /**
     * Fits climate, base and scale.
     *
     * @param train equally spaced states
     * @param analyses of the same times where the spec says that starts are analyses; else null
     * @param statics the fields that the spec names
     * @param rows examples of a minibatch
     * @param seed of the minibatches
     */
    public static ForecastTraining of(
            ForecastSpec spec, States train, @Nullable States analyses, StaticFields statics, int rows, long seed) {
        if (!spec.statics().equals(statics.names())) {
            throw new IllegalArgumentException("static fields must be " + spec.statics() + ", were " + statics.names());
        }
        Scaling scaling = Scaling.fit(spec, train, statics.normalised());
        return new ForecastTraining(scaling, Examples.of(scaling, train, analyses), rows, new Streams(seed));
    }

    /** Without static fields. */
    public static ForecastTraining of(ForecastSpec spec, States train, @Nullable States analyses, int rows, long seed) {
        return of(spec, train, analyses, StaticFields.NONE, rows, seed);
    }

    public ForecastSpec spec() {
        return scaling.spec();
    }

    /** The stage that learns the deterministic mean. */
    public Stage mean() {
        Graphs graphs = new Graphs(spec());
        return new Stage(
                new Regression(graphs, false),
                new Minibatches(scaling, graphs.known(), examples, rows, streams.child(MEAN)));
    }

    /**
     * The stage that learns to draw.
     *
     * @param mean the weights that {@link #mean()} ended with; empty for a method without
     * @param network which of the networks that draw: each has its own minibatches
     */
    public Drawing drawing(Map<String, Tensor> mean, long steps, int network) {
        Graphs graphs = new Graphs(spec());
        Streams own = streams.child(DRAWING + network);
        if (spec().method() instanceof Crps crps) {
            Stage stage = new Stage(
                    new CrpsObjective(graphs, crps), new CrpsBatches(scaling, crps, examples, rows, steps, own));
            return new Drawing(stage, Map.of(), new double[0]);
        }
        if (spec().method() instanceof Gaussian) {
            Stage stage = new Stage(
                    new GaussianObjective(graphs), new Minibatches(scaling, graphs.fields(), examples, rows, own));
            return new Drawing(stage, Map.of(), new double[0]);
        }
        AlongPath path = (AlongPath) spec().method();
        float[][] means = means(graphs, mean);
        double[] scale = examples.deviation(means);
        Stage stage = new Stage(
                new Regression(graphs, true), new PathBatches(scaling, path, examples.beside(means, scale), rows, own));
        return new Drawing(stage, mean, scale);
    }

    /**
     * The stage that learns to draw where the method is a paradigm.
     *
     * @param mean the weights that {@link #mean()} ended with
     * @throws IllegalArgumentException where the method is another, or states lack values
     */
    public ParadigmStage byParadigm(Map<String, Tensor> mean) {
        if (!(spec().method() instanceof OfParadigm method)) {
            throw new IllegalArgumentException(
                    "method must be a paradigm, was " + spec().method().name());
        }
        float[][] means = means(new Graphs(spec()), mean);
        double[] scale = examples.deviation(means);
        return ParadigmStage.of(spec(), method, examples.beside(means, scale), mean, scale);
    }

    /**
     * The stage that goes on from what {@link #drawing} ended with, on the network's own way over more than one step.
     *
     * @param weights that it ended with
     * @param leads of the way, at least 2
     * @param network which of the networks that draw
     */
    public Stage rollout(Map<String, Tensor> weights, int leads, int network) {
        if (spec().method().hasMean()) {
            throw new IllegalArgumentException("a rollout is learnt by method crps or gaussian, was "
                    + spec().method().name() + ": train that without");
        }
        RolloutObjective objective = new RolloutObjective(new Graphs(spec()), scaling(weights), leads);
        return new Stage(objective, new RolloutBatches(objective, examples, rows, streams.child(ROLLOUT - network)));
    }

    /** What the mean says of every example. */
    private float[][] means(Graphs graphs, Map<String, Tensor> weights) {
        byte[] onnx = OnnxFile.serving(Recording.of(graphs.mean()), weights);
        float[][] means = new float[examples.size()][];
        try (Network network = new Network(Map.of(Graphs.MEAN, onnx), 1)) {
            for (int i = 0; i < means.length; i++) {
                float[] row = new float[examples.width()];
                examples.fields(i, row, 0);
                means[i] = network.mean(1, row);
            }
        }
        return means;
    }

    /** With what a network that draws left to be known. */
    Scaling scaling(Map<String, Tensor> weights) {
        if (!(spec().method() instanceof Gaussian)) {
            return scaling;
        }
        Graphs graphs = new Graphs(spec());
        Map<String, byte[]> onnx = Map.of(
                Graphs.TRUNK, OnnxFile.serving(Recording.of(graphs.trunk()), weights),
                Graphs.HEAD, OnnxFile.serving(Recording.of(graphs.head()), weights));
        List<float[]> left = new ArrayList<>();
        try (Network network = new Network(onnx, 1)) {
            for (int i = 0; i < examples.size(); i++) {
                float[] row = new float[examples.width()];
                examples.fields(i, row, 0);
                float[] said = network.distribution(1, row);
                float[] z = examples.target(i);
                for (int j = 0; j < z.length; j++) {
                    z[j] = (z[j] - said[j]) / GaussianObjective.deviation(said[j + z.length]);
                }
                left.add(z);
            }
        }
        return scaling.with(Patterns.fit(spec().layout(), left).unit());
    }
}
