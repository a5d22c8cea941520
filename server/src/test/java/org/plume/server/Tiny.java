package org.plume.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.policy.ActionColumn;
import org.plume.policy.Augmentation;
import org.plume.policy.Encoding;
import org.plume.policy.GoalKind;
import org.plume.policy.Normalization;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.Scaling;
import org.plume.policy.Windows;
import org.plume.policy.cost.Body;
import org.plume.policy.cost.Safety;
import org.plume.policy.encode.SituationEncoding;
import org.plume.policy.method.Architecture;
import org.plume.policy.method.Cloning;
import org.plume.policy.method.Flow;
import org.plume.policy.method.Method;
import org.plume.policy.method.Mixture;
import org.plume.policy.method.Sampling;
import org.plume.policy.method.SolverKind;
import org.plume.policy.plan.PolicyFolder;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;

/** Small models with random weights, and clients. `plane`, `slow`, `clone` and `mixture` move a tool, `reach` an arm. */
public final class Tiny {

    /** Longer than any stop of a machine that is asked to do too much. */
    private static final Duration LONG = Duration.ofHours(1);

    private Tiny() {}

    /** Writes the models. */
    public static Path models(Path folder) {
        write(folder, "plane", plane(new Flow(1), 16, 1));
        write(folder, "slow", plane(new Flow(1), 512, 4));
        write(folder, "clone", plane(new Cloning(), 16, 1));
        write(folder, "mixture", plane(new Mixture(2), 16, 1));
        write(folder, "reach", reach());
        return folder;
    }

    static ServerOptions options() {
        return new ServerOptions("127.0.0.1", 0, false, 1, 4, 1 << 20, 100, 64, 256, 1000, LONG);
    }

    static ManagedChannel channel(int port) {
        return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    }

    /** Four trajectories of a model of the plane. */
    static SampleTrajectoriesRequest.Builder request(String model) {
        return SampleTrajectoriesRequest.newBuilder()
                .setModel(model)
                .addFrames(Frame.newBuilder().addAllValues(List.of(0.1f, 0.2f)))
                .setSamples(4)
                .setSeed(7);
    }

    private static PolicySpec plane(Method method, int width, int blocks) {
        return new PolicySpec(
                "plane",
                List.of("x", "y"),
                List.of(ActionColumn.parse("delta(x)"), ActionColumn.parse("delta(y)")),
                2,
                8,
                4,
                0.1,
                GoalKind.NONE,
                0,
                Encoding.PLAIN,
                method,
                new Architecture.Mlp(width, blocks, 8),
                new Sampling(SolverKind.EULER, 4, 1, 64),
                new Body.Tool(0.01, 0.1, 0),
                new Safety(0.005, 0.02),
                new Windows(3, Windows.Ending.CONTINUE, false, 0, Augmentation.NONE));
    }

    private static PolicySpec reach() {
        List<String> q = List.of("q1", "q2", "q3", "q4", "q5", "q6", "q7");
        return new PolicySpec(
                "reach",
                q,
                q.stream().map(c -> ActionColumn.parse("delta(" + c + ")")).toList(),
                1,
                8,
                4,
                0.1,
                GoalKind.JOINTS,
                2,
                Encoding.PLAIN,
                new Flow(1),
                new Architecture.Mlp(16, 1, 8),
                new Sampling(SolverKind.EULER, 4, 1, 32),
                new Body.Joints("panda"),
                new Safety(0, 0.02),
                new Windows(3, Windows.Ending.HOLD, false, 0, Augmentation.NONE));
    }

    private static void write(Path folder, String name, PolicySpec spec) {
        int features = new SituationEncoding(spec).size();
        PolicyDescription description = new PolicyDescription(
                spec,
                new Scaling(scale(features, 1), scale(spec.chunkSize(), spec.goal() == GoalKind.NONE ? 10 : 100)));
        Map<String, Tensor> weights = Parameters.initial(PolicyFolder.graph(description), 5);
        RandomGenerator rng = new Streams(5).at(0);
        for (Tensor weight : weights.values()) {
            for (int i = 0; i < weight.values().length; i++) {
                // layers that begin at zero would hide what follows them
                weight.values()[i] += (float) (0.02 * rng.nextGaussian());
            }
        }
        PolicyFolder.write(
                folder.resolve(name),
                name,
                description,
                weights,
                OnnxFile.Precision.SINGLE,
                1,
                new Provenance("", "none", "", 5, 0, ""),
                JsonNodeFactory.instance.objectNode());
    }

    private static Normalization scale(int n, double factor) {
        double[] scale = new double[n];
        Arrays.fill(scale, factor);
        return new Normalization(scale, new double[n]);
    }
}
