package org.plume.generative.nn.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * An ONNX model, open for running on the CPU. Any number of threads may run it at once; each run takes buffers of its own
 * from a small pool. The threads inside one run wait asleep, not spinning.
 */
public final class OnnxSession implements AutoCloseable {

    /** Idle buffer sets kept for each batch size. */
    private static final int IDLE = 4;

    /** Batch sizes for which buffers are kept. */
    private static final int SIZES = 16;

    private final OrtSession session;
    private final Map<String, Port> inputs;
    private final Map<String, Port> outputs;
    private final Map<Integer, BlockingQueue<Binding>> idle = new ConcurrentHashMap<>();
    private final ReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxSession(OrtSession session) throws OrtException {
        this.session = session;
        this.inputs = ports(session.getInputInfo());
        this.outputs = ports(session.getOutputInfo());
    }

    /**
     * Opens the model.
     *
     * @param model the bytes of the ONNX file
     * @param threads inside one run, >= 1; part of what decides the last bits of the result
     * @throws IllegalArgumentException if ONNX Runtime does not take the model
     */
    public static OnnxSession open(byte[] model, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, was " + threads);
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new OnnxSession(Environment.get().createSession(model, options));
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    "model must be an ONNX model that ONNX Runtime can run: " + e.getMessage(), e);
        }
    }

    private static Map<String, Port> ports(Map<String, NodeInfo> infos) {
        Map<String, Port> ports = new LinkedHashMap<>();
        infos.forEach((name, info) -> ports.put(name, Port.of(name, info)));
        return ports;
    }

    /** The shapes of the inputs, by name; -m stands for m times the batch. */
    public Map<String, long[]> inputShapes() {
        return shapes(inputs);
    }

    /** The shapes of the outputs, by name; -m stands for m times the batch. */
    public Map<String, long[]> outputShapes() {
        return shapes(outputs);
    }

    private static Map<String, long[]> shapes(Map<String, Port> ports) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        ports.forEach((name, port) -> shapes.put(name, port.shape().clone()));
        return shapes;
    }

    Map<String, Port> inputs() {
        return inputs;
    }

    Map<String, Port> outputs() {
        return outputs;
    }

    /** Fresh buffers at the batch size; the caller closes them, before the session. */
    public Binding bind(int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be >= 1, was " + batch);
        }
        try {
            return new Binding(Environment.get(), session, batch, inputs.values(), outputs.values());
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    /**
     * Computes every output of the rows.
     *
     * @param given for each input its values, row-major: {@code float[]}, or {@code long[]} of token ids
     * @return the values of each output, row-major
     */
    public Map<String, float[]> run(int batch, Map<String, ?> given) {
        check(batch, given);
        return run(batch, binding -> write(binding, given));
    }

    /** As {@link #run(int, Map)}, with inputs that the caller writes. */
    Map<String, float[]> run(int batch, Consumer<Binding> inputsOf) {
        life.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("session is closed");
            }
            Binding binding = take(batch);
            try {
                inputsOf.accept(binding);
                binding.run();
                return read(binding);
            } finally {
                giveBack(batch, binding);
            }
        } finally {
            life.readLock().unlock();
        }
    }

    /** Refuses values that are not those of the inputs at the batch. */
    void check(int batch, Map<String, ?> given) {
        if (!given.keySet().equals(inputs.keySet())) {
            throw new IllegalArgumentException("inputs must be " + inputs.keySet() + ", were " + given.keySet());
        }
        inputs.forEach((name, port) -> port.check(batch, given.get(name)));
    }

    private Binding take(int batch) {
        BlockingQueue<Binding> queue = idle.get(batch);
        Binding binding = queue == null ? null : queue.poll();
        return binding != null ? binding : bind(batch);
    }

    private void giveBack(int batch, Binding binding) {
        BlockingQueue<Binding> queue = idle.size() < SIZES
                ? idle.computeIfAbsent(batch, b -> new LinkedBlockingQueue<>(IDLE))
                : idle.get(batch);
        if (queue == null || !queue.offer(binding)) {
            binding.close();
        }
    }

    private void write(Binding binding, Map<String, ?> given) {
        given.forEach((name, values) -> {
            if (values instanceof long[] ids) {
                binding.tokens(name).duplicate().put(ids);
            } else if (values instanceof float[] v) {
                binding.floats(name).duplicate().put(v);
            }
        });
    }

    private Map<String, float[]> read(Binding binding) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (String name : outputs.keySet()) {
            float[] v = new float[binding.floats(name).capacity()];
            binding.floats(name).duplicate().get(v);
            values.put(name, v);
        }
        return values;
    }

    /** Waits for the runs under way, then frees everything. Closing again does nothing. */
    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            List<Binding> all = new ArrayList<>();
            idle.values().forEach(queue -> queue.drainTo(all));
            all.forEach(Binding::close);
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        } finally {
            life.writeLock().unlock();
        }
    }
}
