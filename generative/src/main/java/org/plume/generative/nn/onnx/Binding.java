package org.plume.generative.nn.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A model at one batch size with its own buffers: write the inputs, {@link #run()}, read the outputs. Whatever is not
 * written again keeps its values, so weights that are inputs can be changed in place. For one thread at a time.
 */
public final class Binding implements AutoCloseable {

    private final OrtSession session;
    private final Map<String, FloatBuffer> floats = new LinkedHashMap<>();
    private final Map<String, LongBuffer> tokens = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> in = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> out = new LinkedHashMap<>();

    Binding(
            OrtEnvironment environment,
            OrtSession session,
            int batch,
            Collection<Port> inputs,
            Collection<Port> outputs)
            throws OrtException {
        this.session = session;
        try {
            for (Port port : inputs) {
                in.put(port.name(), tensor(environment, port, batch));
            }
            for (Port port : outputs) {
                out.put(port.name(), tensor(environment, port, batch));
            }
        } catch (OrtException e) {
            close();
            throw e;
        }
    }

    private OnnxTensor tensor(OrtEnvironment environment, Port port, int batch) throws OrtException {
        int size = port.size(batch);
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(size, port.tokens() ? Long.BYTES : Float.BYTES))
                .order(ByteOrder.nativeOrder());
        if (port.tokens()) {
            LongBuffer buffer = bytes.asLongBuffer();
            tokens.put(port.name(), buffer);
            return OnnxTensor.createTensor(environment, buffer, port.at(batch));
        }
        FloatBuffer buffer = bytes.asFloatBuffer();
        floats.put(port.name(), buffer);
        return OnnxTensor.createTensor(environment, buffer, port.at(batch));
    }

    /** The buffer of the input or output, all of it; use absolute access, or a duplicate. */
    public FloatBuffer floats(String name) {
        return known(floats, name);
    }

    /** The buffer of the input of token ids. */
    public LongBuffer tokens(String name) {
        return known(tokens, name);
    }

    private static <B> B known(Map<String, B> buffers, String name) {
        B buffer = buffers.get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("name must be one of " + buffers.keySet() + ", was " + name);
        }
        return buffer;
    }

    /** Computes every output from the inputs as they are. */
    public void run() {
        try {
            session.run(in, Set.of(), out).close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        in.values().forEach(OnnxTensor::close);
        out.values().forEach(OnnxTensor::close);
        in.clear();
        out.clear();
    }
}
