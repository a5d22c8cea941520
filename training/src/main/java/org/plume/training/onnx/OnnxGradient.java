package org.plume.training.onnx;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.Binding;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.training.Gradient;
import org.plume.training.Minibatch;

/** The training graph in ONNX Runtime, with buffers that stay for as long as the batch keeps its size. */
final class OnnxGradient implements Gradient {

    private final OnnxSession session;
    private final List<Input> inputs;
    private final Map<String, float[]> weights = new HashMap<>();
    private final Map<String, float[]> gradients = new HashMap<>();
    private @Nullable Binding binding;
    private int batch;

    OnnxGradient(OnnxSession session, Recording recording, Predicate<String> trained, Map<String, Tensor> weights) {
        this.session = session;
        this.inputs = recording.inputs();
        recording.parameters().forEach((name, node) -> {
            Tensor w = weights.get(name);
            if (w == null || !Arrays.equals(w.shape(), node.shape())) {
                session.close();
                throw new IllegalArgumentException("weights must hold " + name + " of shape "
                        + Arrays.toString(node.shape()) + ", was " + (w == null ? "absent" : w));
            }
            this.weights.put(name, w.values());
            if (trained.test(name)) {
                gradients.put(name, new float[w.values().length]);
            }
        });
    }

    @Override
    public double at(Map<String, Tensor> given) {
        Binding b = bind(Minibatch.size(inputs, given));
        for (Input input : inputs) {
            float[] values = Minibatch.of(input, given).values();
            if (input.tokens()) {
                LongBuffer ids = b.tokens(input.name());
                for (int i = 0; i < values.length; i++) {
                    ids.put(i, (long) values[i]);
                }
            } else {
                b.floats(input.name()).put(0, values);
            }
        }
        weights.forEach((name, w) -> b.floats(name).put(0, w));
        b.run();
        gradients.forEach((name, g) -> b.floats(Recording.gradient(name)).get(0, g));
        return b.floats(Objective.LOSS).get(0);
    }

    private Binding bind(int size) {
        if (binding == null || size != batch) {
            if (binding != null) {
                binding.close();
            }
            binding = session.bind(size);
            batch = size;
        }
        return binding;
    }

    @Override
    public Map<String, float[]> byParameter() {
        return Collections.unmodifiableMap(gradients);
    }

    @Override
    public void close() {
        if (binding != null) {
            binding.close();
        }
        session.close();
    }
}
