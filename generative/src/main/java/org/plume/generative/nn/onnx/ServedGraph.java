package org.plume.generative.nn.onnx;

import java.util.Map;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;

/** A graph with its weights, open for any number of rows, each the same to the bit alone and in any batch. Safe for threads. */
public final class ServedGraph implements AutoCloseable {

    private static final Integer[] SIZES = {1, 8, 64, 512};

    private final OnnxSession session;
    private final FixedBatches batches;

    private ServedGraph(OnnxSession session) {
        this.session = session;
        batches = FixedBatches.proven(session, SIZES);
    }

    /**
     * Opens a graph.
     *
     * @param weights a value for each parameter that the outputs depend on
     * @param threads inside one evaluation
     */
    public static ServedGraph of(Graph graph, Map<String, Tensor> weights, int threads) {
        return of(Recording.of(graph), weights, threads);
    }

    /** The same of a recording, which may hold derivatives. */
    public static ServedGraph of(Recording recording, Map<String, Tensor> weights, int threads) {
        OnnxSession session = OnnxSession.open(OnnxFile.serving(recording, weights), threads);
        try {
            return new ServedGraph(session);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Every output by name, row-major; inputs {@code float[]}, token ids {@code long[]}. */
    public Map<String, float[]> run(int rows, Map<String, ?> inputs) {
        return batches.run(rows, inputs);
    }

    /** One output. */
    public float[] run(String output, int rows, Map<String, ?> inputs) {
        float[] values = run(rows, inputs).get(output);
        if (values == null) {
            throw new IllegalArgumentException(
                    "output must be one of " + session.outputs().keySet() + ", was " + output);
        }
        return values;
    }

    @Override
    public void close() {
        session.close();
    }
}
