package org.plume.policy.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Arm;
import org.plume.arm.Goal;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.PositionGoal;
import org.plume.generative.Capability;
import org.plume.generative.Conditional;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.solve.Predictor;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.cost.Body;
import org.plume.policy.encode.ChunkCodec;
import org.plume.policy.encode.Conditioning;
import org.plume.policy.encode.SituationEncoding;
import org.plume.policy.method.AlongPath;
import org.plume.policy.method.Method;
import org.plume.policy.method.OfParadigm;
import org.plume.policy.method.OneLoss;

/** A trained policy, open for use: {@code policy.given(situation).sample(rng)} reads a ~ pi(a | o). Safe for threads. */
public final class Policy implements Conditional<Situation, ActionDistribution>, AutoCloseable {

    private final ModelFolder folder;
    private final PolicySpec spec;
    private final PolicyDescription description;
    private final Conditioning conditioning;
    private final ChunkCodec codec;
    private final Answers answers;
    private final Function<String, Arm> arms;
    private boolean closed;

    private Policy(
            ModelFolder folder,
            PolicyDescription description,
            Conditioning conditioning,
            Answers answers,
            Function<String, Arm> arms) {
        this.folder = folder;
        this.description = description;
        this.conditioning = conditioning;
        this.answers = answers;
        Map<String, Arm> made = new ConcurrentHashMap<>();
        this.arms = name -> made.computeIfAbsent(name, arms);
        spec = description.spec();
        codec = new ChunkCodec(spec, new SituationEncoding(spec));
    }

    /** Opens a policy whose arm, if it names one, is built in. */
    public static Policy load(ModelFolder folder) {
        return load(folder, BuiltInArms::arm);
    }

    /**
     * Opens a policy.
     *
     * @param arms arms by name
     * @throws IllegalArgumentException naming what is wrong with the folder
     */
    public static Policy load(ModelFolder folder, Function<String, Arm> arms) {
        PolicyDescription description = PolicyDescription.of(folder.card());
        PolicySpec spec = description.spec();
        Conditioning conditioning = new Conditioning(spec, description.scaling().features());
        return new Policy(folder, description, conditioning, answers(folder, description), arms);
    }

    private static Answers answers(ModelFolder folder, PolicyDescription description) {
        Method method = description.spec().method();
        if (method instanceof OfParadigm paradigm) {
            return ParadigmAnswers.open(folder, description, paradigm);
        }
        return NetworkAnswers.open(folder, description, (OneLoss) method);
    }

    public String name() {
        return folder.card().name();
    }

    /** SHA-256 of the folder's description. */
    public String version() {
        return folder.version();
    }

    public ModelFolder folder() {
        return folder;
    }

    public PolicyDescription description() {
        return description;
    }

    public PolicySpec spec() {
        return spec;
    }

    /** The arm of this name, as {@link #load} was told. */
    Function<String, Arm> arms() {
        return arms;
    }

    @Override
    public ActionDistribution given(Situation situation) {
        return given(situation, Effort.DEFAULT);
    }

    /** The same with another amount of work. */
    public ActionDistribution given(Situation situation, Effort effort) {
        return given(situation, Continuation.NONE, effort);
    }

    /**
     * p(chunk | situation, what it goes on from). Methods that go along a path can; from the others comes their own
     * distribution, whatever the continuation asks.
     */
    public ActionDistribution given(Situation situation, Continuation continuation, Effort effort) {
        Outlook outlook = new Outlook(
                situation,
                conditioning.of(situation),
                codec,
                description.scaling().targets());
        return answers.given(outlook, continuation, effort);
    }

    void prepare(Seam seam) {
        if (seam == Seam.GUIDED && answers.differentiable()) {
            answers.differentiate();
        }
    }

    /** Makes the derivative in x that seams and densities need. */
    void differentiate() {
        answers.differentiate();
    }

    /** The networks, over rows of any number of situations. */
    public Predictor predictor() {
        return answers.predictor();
    }

    /** Makes what densities need, where it can be made, so that the first who asks for them need not wait. */
    public synchronized void prepareDerivative() {
        if (!closed && answers.differentiable() && spec.method() instanceof AlongPath) {
            answers.differentiate();
        }
    }

    /** What it can do, read off the type of its distributions. */
    public Set<Capability> capabilities() {
        return Capability.of(given(example()));
    }

    /** Network evaluations of one trajectory by default. */
    public int evaluations() {
        return given(example()).evaluations();
    }

    /** A situation of the right form: everything 0, or the nearest to it that the arm can have. */
    public Situation example() {
        double[] q = new double[spec.actions().size()];
        Vector3D position = Vector3D.ZERO;
        if (spec.body() instanceof Body.Joints joints) {
            Arm arm = arms.apply(joints.arm());
            q = arm.limits().clip(q);
            position = arm.tool(q).position();
        }
        Goal goal = switch (spec.goal()) {
            case NONE -> null;
            case JOINTS -> new JointGoal(q);
            case POSITION -> new PositionGoal(position);
            case LINE -> new LineGoal(0);
        };
        return new Situation(List.of(new double[spec.observations().size()]), goal, List.of());
    }

    @Override
    public synchronized void close() {
        closed = true;
        answers.close();
    }
}
