package org.plume.policy.plan;

import java.util.Map;
import org.plume.generative.nn.onnx.FixedBatches;
import org.plume.generative.nn.onnx.OnnxSession;

/** An open graph. Each row's numbers are the same alone and in any batch. Safe for threads. */
final class Network implements AutoCloseable {

    private final OnnxSession session;
    private final FixedBatches batches;

    private Network(OnnxSession session, FixedBatches batches) {
        this.session = session;
        this.batches = batches;
    }

    /** Batch sizes that are tried; those that agree to the bit are used. */
    private static final Integer[] SIZES = {64, 16, 4, 1};

    static Network open(byte[] onnx, int threads) {
        OnnxSession session = OnnxSession.open(onnx, threads);
        return new Network(session, FixedBatches.proven(session, SIZES));
    }

    Map<String, float[]> run(int rows, Map<String, ?> inputs) {
        return batches.run(rows, inputs);
    }

    /** Refuses a graph that does not have these inputs and outputs (batch first). */
    void require(Map<String, long[]> inputs, Map<String, long[]> outputs) {
        Ports.require("inputs", inputs, session.inputShapes());
        Ports.require("outputs", outputs, session.outputShapes());
    }

    @Override
    public void close() {
        session.close();
    }
}
