package org.plume.bench.jmh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.plume.bench.Subject;
import org.plume.bench.Untrained;
import org.plume.generative.Streams;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.FixedBatches;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.policy.plan.PolicyFolder;

/** One evaluation of the whole network, from arrays to arrays. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NetworkEvaluation {

    @Param({"mlp", "unet"})
    public String network = "";

    @Param({"1", "64"})
    public int rows;

    private final Map<String, float[]> inputs = new LinkedHashMap<>();
    private @Nullable OnnxSession session;
    private @Nullable FixedBatches batches;

    @Setup
    public void open() {
        Subject subject = network.equals(Subject.MLP.name()) ? Subject.MLP : Subject.UNET;
        Graph graph = PolicyFolder.graph(Untrained.describe(subject.network()));
        Recording recording = Recording.of(graph);
        OnnxSession opened = OnnxSession.open(OnnxFile.serving(recording, Untrained.weights(graph, 0)), 1);
        session = opened;
        batches = FixedBatches.of(opened, List.of(rows));
        RandomGenerator rng = new Streams(0).at(0);
        for (Input input : recording.inputs()) {
            float[] values = new float[rows * Tensor.size(input.tail())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) rng.nextGaussian();
            }
            inputs.put(input.name(), values);
        }
    }

    @Benchmark
    public Map<String, float[]> evaluate() {
        return Objects.requireNonNull(batches).run(rows, inputs);
    }

    @TearDown
    public void close() {
        Objects.requireNonNull(session).close();
    }
}
