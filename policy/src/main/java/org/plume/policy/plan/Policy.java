package org.plume.policy.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Arm;
import org.plume.arm.Goal;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.PositionGoal;
import org.plume.generative.Capability;
import org.plume.generative.Conditional;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.nn.Recording;
import org.plume.generative.solve.Guided;
import org.plume.generative.solve.Guided.Correction;
import org.plume.generative.solve.PathSampler;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Solver;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.cost.Body;
import org.plume.policy.encode.ChunkCodec;
import org.plume.policy.encode.Conditioning;
import org.plume.policy.encode.SituationEncoding;
import org.plume.policy.method.AlongPath;
import org.plume.policy.method.Cloning;
import org.plume.policy.method.Cvae;
import org.plume.policy.method.Method;
import org.plume.policy.method.Mixture;
import org.plume.policy.method.Sampling;
import org.plume.policy.method.Shape;

/** A trained policy, open for use: {@code policy.given(situation).sample(rng)} reads a ~ pi(a | o). Safe for threads. */
public final class Policy implements Conditional<Situation, ActionDistribution>, AutoCloseable {

    /** Bound of the weight of guidance by the derivative. */
    private static final double MOST_GUIDANCE = 100;

    /** Deviation of a normalised chunk given what is seen, as guidance assumes it. */
    private static final double SPREAD = 0.3;

    /** Bound of the weight of guidance without a derivative: LeRobot's. */
    private static final double MOST_DIRECT = 10;

    private final ModelFolder folder;
    private final PolicySpec spec;
    private final PolicyDescription description;
    private final Conditioning conditioning;
    private final ChunkCodec codec;
    private final Shape shape;
    private final Network network;
    private final Predictor predictor;
    private final Function<String, Arm> arms;
    private @Nullable Network derivative;
    private boolean closed;

    private Policy(
            ModelFolder folder,
            PolicyDescription description,
            Conditioning conditioning,
            Network network,
            Function<String, Arm> arms) {
        this.folder = folder;
        this.description = description;
        this.conditioning = conditioning;
        this.network = network;
        Map<String, Arm> made = new ConcurrentHashMap<>();
        this.arms = name -> made.computeIfAbsent(name, arms);
        spec = description.spec();
        predictor = new NetworkPredictor(
                network, spec.method() instanceof Mixture ? Mixture.OUTPUTS : List.of(Method.GRAPH), this::derivative);
        codec = new ChunkCodec(spec, new SituationEncoding(spec));
        shape = spec.shape(conditioning.size());
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
        Recording definition = Recording.of(PolicyFolder.graph(description));
        Network network = Network.open(
                folder.graph(Method.GRAPH), definition, folder.card().threads());
        return new Policy(folder, description, conditioning, network, arms);
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
        Asking asking = new Asking(predictor, effort.beforeStep());
        Method method = spec.method();
        if (method instanceof Mixture mixture) {
            return new MixtureDistribution(asking, mixture, shape, outlook);
        }
        if (method instanceof Cloning) {
            return new CloningDistribution(asking, shape, outlook);
        }
        if (method instanceof Cvae) {
            return new CvaeDistribution(asking, shape, outlook);
        }
        return along((AlongPath) method, outlook, continuation, effort.evaluations(), asking);
    }

    private ActionDistribution along(
            AlongPath method, Outlook outlook, Continuation continuation, int wanted, Asking asking) {
        Sampling sampling = spec.sampling();
        Solver solver = sampling.solver().solver();
        UnaryOperator<double[]> settle = UnaryOperator.identity();
        if (continuation.binds()) {
            Prefix prefix = outlook.prefix(continuation, spec.firstStep(), spec.horizon());
            solver = new Guided(solver, prefix.values(), prefix.weights(), correction(continuation.seam()));
            settle = z -> outlook.settle(prefix, z, spec.firstStep(), spec.horizon());
        }
        PathSampler sampler = new PathSampler(
                predictor,
                method.path(),
                solver,
                sampling.solver().grid(method, wanted == 0 ? sampling.evaluations() : wanted),
                shape.chunk(),
                outlook.condition());
        return network.differentiable()
                ? new MeasuredPathDistribution(sampler, outlook, settle, sampling.noiseScale(), asking)
                : new PathDistribution(sampler, outlook, settle, sampling.noiseScale(), asking);
    }

    void prepare(Seam seam) {
        if (seam == Seam.GUIDED && network.differentiable()) {
            derivative();
        }
    }

    private Correction correction(Seam seam) {
        if (seam == Seam.INPAINT) {
            return Correction.EXACT;
        }
        return network.differentiable() ? Correction.pulled(MOST_GUIDANCE, SPREAD) : Correction.direct(MOST_DIRECT);
    }

    /** The network, over rows of any number of situations. */
    public Predictor predictor() {
        return predictor;
    }

    /** Makes what densities need, where it can be made, so that the first who asks for them need not wait. */
    public synchronized void prepareDerivative() {
        if (!closed && network.differentiable() && spec.method() instanceof AlongPath) {
            derivative();
        }
    }

    /** Made when it is first asked for. */
    synchronized Network derivative() {
        Network made = derivative;
        if (made == null) {
            if (closed) {
                throw new IllegalStateException("policy is closed");
            }
            made = network.derivative(Recording.of(PolicyFolder.graph(description)));
            derivative = made;
        }
        return made;
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
        network.close();
        if (derivative != null) {
            derivative.close();
        }
    }
}
