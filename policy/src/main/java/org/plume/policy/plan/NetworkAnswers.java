package org.plume.policy.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.nn.Recording;
import org.plume.generative.solve.Guided;
import org.plume.generative.solve.Guided.Correction;
import org.plume.generative.solve.PathSampler;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Solver;
import org.plume.policy.PolicyDescription;
import org.plume.policy.PolicySpec;
import org.plume.policy.method.AlongPath;
import org.plume.policy.method.Cloning;
import org.plume.policy.method.Cvae;
import org.plume.policy.method.Mixture;
import org.plume.policy.method.OneLoss;
import org.plume.policy.method.Sampling;
import org.plume.policy.method.Shape;

/** The network of a method of one loss. */
final class NetworkAnswers implements Answers {

    /** Deviation of a normalised chunk given what is seen, as guidance assumes it. */
    private static final double SPREAD = 0.3;

    /** Bound of the weight of guidance without a derivative: LeRobot's. */
    private static final double MOST_DIRECT = 10;

    private final PolicySpec spec;
    private final OneLoss method;
    private final Shape shape;
    private final Recording definition;
    private final Network network;
    private final Predictor predictor;
    private @Nullable Network derivative;
    private boolean closed;

    private NetworkAnswers(PolicyDescription description, OneLoss method, Recording definition, Network network) {
        spec = description.spec();
        this.method = method;
        this.definition = definition;
        this.network = network;
        shape = PolicyFolder.shape(description);
        predictor = new NetworkPredictor(
                network, method instanceof Mixture ? Mixture.OUTPUTS : List.of(OneLoss.GRAPH), this::derivative);
    }

    /** @throws IllegalArgumentException where the graph has other inputs or outputs */
    static NetworkAnswers open(ModelFolder folder, PolicyDescription description, OneLoss method) {
        Recording definition = Recording.of(PolicyFolder.graph(description));
        Network network = Network.open(
                folder.graph(OneLoss.GRAPH), definition, folder.card().threads());
        return new NetworkAnswers(description, method, definition, network);
    }

    @Override
    public Predictor predictor() {
        return predictor;
    }

    @Override
    public ActionDistribution given(Outlook outlook, Continuation continuation, Effort effort) {
        Asking asking = new Asking(predictor, effort.beforeStep());
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
            AlongPath path, Outlook outlook, Continuation continuation, int wanted, Asking asking) {
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
                path.path(),
                solver,
                sampling.solver().grid(path, wanted == 0 ? sampling.evaluations() : wanted),
                shape.chunk(),
                outlook.condition());
        return network.differentiable()
                ? new MeasuredPathDistribution(sampler, outlook, settle, sampling.noiseScale(), asking)
                : new PathDistribution(sampler, outlook, settle, sampling.noiseScale(), asking);
    }

    private Correction correction(Seam seam) {
        if (seam == Seam.INPAINT) {
            return Correction.EXACT;
        }
        return network.differentiable() ? Correction.posterior(SPREAD) : Correction.direct(MOST_DIRECT);
    }

    @Override
    public boolean differentiable() {
        return network.differentiable();
    }

    @Override
    public void differentiate() {
        derivative();
    }

    private synchronized Network derivative() {
        Network made = derivative;
        if (made == null) {
            if (closed) {
                throw new IllegalStateException("policy is closed");
            }
            made = network.derivative(definition);
            derivative = made;
        }
        return made;
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
