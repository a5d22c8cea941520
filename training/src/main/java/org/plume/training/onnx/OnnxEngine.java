package org.plume.training.onnx;

import java.util.Map;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.training.Engine;
import org.plume.training.Gradient;

/**
 * The default engine: loss and gradient as one ONNX graph, which ONNX Runtime runs.
 *
 * @param threads inside one evaluation; they change the last digits, so a run keeps their number
 */
public record OnnxEngine(int threads) implements Engine {

    public static final String NAME = "onnx";

    public OnnxEngine {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, was " + threads);
        }
    }

    /** With one thread. */
    public OnnxEngine() {
        this(1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("threads", Integer.toString(threads));
    }

    @Override
    public Gradient open(Objective objective, Map<String, Tensor> weights) {
        Recording recording = Recording.of(objective.graph());
        byte[] model = OnnxFile.training(recording.withGradients(Objective.LOSS, objective::trains));
        return new OnnxGradient(OnnxSession.open(model, threads), recording, objective::trains, weights);
    }
}
