package org.plume.policy.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.Streams;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Stages;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.FixedBatches;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.generative.nn.onnx.OnnxWeights;
import org.plume.generative.nn.onnx.StagedBatches;
import org.plume.policy.method.OneLoss;

/**
 * An open graph. Each row's numbers are the same alone and in any batch. Safe for threads.
 *
 * <p>Where the graph of the folder computes what this version's network computes with the same weights, as a trial shows,
 * what follows from time and condition is computed once for all rows, and the derivative in x can be had. Otherwise the
 * graph is served as it is.
 */
final class Network implements AutoCloseable {

    static final String X = "x";
    static final String T = "t";
    static final String CONDITION = "condition";
    static final String COTANGENT = "cotangent";
    static final String VJP = "vjp";

    /** Batch sizes that are tried; those that agree to the bit are used. */
    private static final Integer[] SIZES = {64, 16, 4, 1};

    /** Largest difference between two forms of one network, over the root mean square of its outputs. */
    private static final double SAME = 1e-4;

    private static final int TRIAL = 4;

    private final List<OnnxSession> sessions = new ArrayList<>();
    private final Runner runner;
    private final @Nullable Map<String, Tensor> weights;
    private final int threads;

    /** Computes any number of rows. */
    private interface Runner {
        Map<String, float[]> run(int rows, Map<String, ?> inputs);
    }

    private Network(byte[] onnx, Recording definition, int threads) {
        this.threads = threads;
        OnnxSession whole = open(onnx);
        try {
            Ports.require(OneLoss.GRAPH, "inputs", Ports.inputs(definition), whole.inputShapes());
            Ports.require(OneLoss.GRAPH, "outputs", Ports.outputs(definition), whole.outputShapes());
            Map<String, Tensor> read = OnnxWeights.read(onnx);
            weights = isOurs(whole, definition, read) ? read : null;
            runner = weights != null && Ports.inputs(definition).containsKey(X)
                    ? staged(definition, weights)
                    : FixedBatches.proven(whole, SIZES)::run;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens a graph.
     *
     * @param definition the network that it should be
     * @throws IllegalArgumentException where its inputs or outputs are others
     */
    static Network open(byte[] onnx, Recording definition, int threads) {
        return new Network(onnx, definition, threads);
    }

    Map<String, float[]> run(int rows, Map<String, ?> inputs) {
        return runner.run(rows, inputs);
    }

    /** Whether {@link #derivative} can be had. */
    boolean differentiable() {
        return weights != null;
    }

    /** The same network with an input {@value #COTANGENT} and an output {@value #VJP}: its derivative in x. */
    Network derivative(Recording definition) {
        if (weights == null) {
            throw new IllegalStateException("the graph is not this version's network");
        }
        Recording vjp = definition.withVjp(OneLoss.GRAPH, X);
        return new Network(OnnxFile.serving(vjp, weights), threads, weights);
    }

    private Network(byte[] onnx, int threads, Map<String, Tensor> weights) {
        this.threads = threads;
        this.weights = weights;
        runner = FixedBatches.proven(open(onnx), SIZES)::run;
    }

    private OnnxSession open(byte[] onnx) {
        OnnxSession session = OnnxSession.open(onnx, threads);
        sessions.add(session);
        return session;
    }

    private Runner staged(Recording definition, Map<String, Tensor> values) {
        Stages stages = Stages.of(definition, Set.of(T, CONDITION));
        OnnxSession early = open(OnnxFile.serving(stages.early(), values));
        OnnxSession late = open(OnnxFile.serving(stages.late(), values));
        return StagedBatches.proven(early, late, SIZES)::run;
    }

    /** Runs both on a few rows of noise. */
    private static boolean isOurs(OnnxSession whole, Recording definition, Map<String, Tensor> weights) {
        byte[] ours;
        try {
            ours = OnnxFile.serving(definition, weights);
        } catch (IllegalArgumentException otherParameters) {
            return false;
        }
        RandomGenerator rng = new Streams(0).at(0);
        Map<String, float[]> inputs = new LinkedHashMap<>();
        for (Input input : definition.inputs()) {
            float[] noise = new float[TRIAL * Tensor.size(input.tail())];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) rng.nextGaussian();
            }
            inputs.put(input.name(), noise);
        }
        try (OnnxSession session = OnnxSession.open(ours, 1)) {
            Map<String, float[]> expected = session.run(TRIAL, inputs);
            return whole.run(TRIAL, inputs).entrySet().stream()
                    .allMatch(e -> close(e.getValue(), expected.getOrDefault(e.getKey(), new float[0])));
        }
    }

    private static boolean close(float[] a, float[] b) {
        if (a.length != b.length) {
            return false;
        }
        double squares = 0;
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (double) b[i] * b[i];
            worst = Math.max(worst, Math.abs((double) a[i] - b[i]));
        }
        return worst <= SAME * Math.sqrt(squares / Math.max(1, a.length)) || Arrays.equals(a, b);
    }

    @Override
    public void close() {
        sessions.forEach(OnnxSession::close);
    }
}
