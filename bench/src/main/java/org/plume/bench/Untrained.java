package org.plume.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Streams;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.model.Provenance;
import org.plume.generative.nn.Graph;
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
import org.plume.policy.method.Architecture;
import org.plume.policy.method.Flow;
import org.plume.policy.method.Sampling;
import org.plume.policy.method.Shape;
import org.plume.policy.method.SolverKind;
import org.plume.policy.plan.PolicyFolder;

/**
 * Policies with random weights, for time does not depend on what was learned: chunks of {@value #HORIZON} steps of 7 joints,
 * given two frames of {@value #COLUMNS} numbers, by flow matching.
 */
public final class Untrained {

    static final int HORIZON = 16;
    static final int FRAMES = 2;
    public static final int COLUMNS = 25;
    static final int EVALUATIONS = 8;
    public static final int MOST_SAMPLES = 64;
    /** Normalised targets over joint displacements, 1/rad. */
    static final double SCALE = 4;

    /** What they would be learned by. */
    static final Flow METHOD = new Flow(1);

    private static final int JOINTS = 7;
    /** Deviation of what is added to each weight, because layers that begin at zero would hide what follows them. */
    private static final double NOISE = 0.02;

    private Untrained() {}

    /** A flow-matching policy over this network. */
    public static PolicyDescription describe(Architecture network) {
        List<String> columns = new ArrayList<>();
        IntStream.rangeClosed(1, JOINTS).forEach(i -> columns.add("q" + i));
        IntStream.rangeClosed(JOINTS + 1, COLUMNS).forEach(i -> columns.add("o" + i));
        PolicySpec spec = new PolicySpec(
                "bench",
                columns,
                columns.subList(0, JOINTS).stream()
                        .map(c -> ActionColumn.parse("delta(" + c + ")"))
                        .toList(),
                FRAMES,
                HORIZON,
                8,
                0.05,
                GoalKind.NONE,
                0,
                Encoding.PLAIN,
                METHOD,
                network,
                new Sampling(SolverKind.EULER, EVALUATIONS, 1, MOST_SAMPLES),
                new Body.Joints("panda"),
                new Safety(0, 0.02),
                new Windows(7, Windows.Ending.CONTINUE, false, 0, Augmentation.NONE));
        return new PolicyDescription(spec, new Scaling(scale(FRAMES * COLUMNS, 1), scale(spec.chunkSize(), SCALE)));
    }

    static Shape shape(PolicyDescription description) {
        return description.spec().shape(FRAMES * COLUMNS);
    }

    /** Initial weights plus a little noise, both of the seed. */
    public static Map<String, Tensor> weights(Graph graph, long seed) {
        Map<String, Tensor> weights = Parameters.initial(graph, seed);
        RandomGenerator rng = new Streams(seed).at(0);
        for (Tensor weight : weights.values()) {
            for (int i = 0; i < weight.values().length; i++) {
                weight.values()[i] += (float) (NOISE * rng.nextGaussian());
            }
        }
        return weights;
    }

    /** Writes the policy as a model folder. */
    public static ModelFolder write(Path folder, String name, PolicyDescription description, long seed) {
        return PolicyFolder.write(
                folder,
                name,
                description,
                weights(PolicyFolder.graph(description), seed),
                OnnxFile.Precision.SINGLE,
                1,
                new Provenance("", "none", "", seed, 0, ""),
                JsonNodeFactory.instance.objectNode());
    }

    private static Normalization scale(int n, double factor) {
        double[] scale = new double[n];
        Arrays.fill(scale, factor);
        return new Normalization(scale, new double[n]);
    }
}
