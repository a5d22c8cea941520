package org.plume.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Obstacle;
import org.plume.generative.Streams;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.method.AlongPath;
import org.plume.policy.plan.Plan;
import org.plume.policy.plan.Planner;
import org.plume.policy.plan.Policy;
import org.plume.policy.plan.RecedingHorizon;
import org.plume.sim.Controller;
import org.plume.sim.Estimate;
import org.plume.sim.Sensed;
import org.plume.sim.Task;
import org.plume.sim.view.Draw;

/** A model folder, opened in this process: the method reference where policy and simulator meet. */
final class LocalDriver implements Driver {

    private final Policy policy;
    private final Planner planner;
    private final boolean alone;
    private final int samples;
    private final int evaluations;
    private final CostWeights weights;
    private final RawSamples raw = new RawSamples();

    /**
     * @param policy is closed with this
     * @param alone whether obstacles are kept from a policy that does not see them
     * @param evaluations 0: the model's own
     * @param weights of the choice among what is feasible
     */
    LocalDriver(Policy policy, boolean alone, int samples, int evaluations, CostWeights weights) {
        this.policy = policy;
        planner = new Planner(policy);
        this.alone = alone;
        this.samples = samples;
        this.evaluations = evaluations;
        this.weights = weights;
    }

    Policy policy() {
        return policy;
    }

    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public int evaluations() {
        if (!(policy.spec().method() instanceof AlongPath)) {
            return policy.evaluations();
        }
        return evaluations == 0 ? policy.spec().sampling().evaluations() : evaluations;
    }

    @Override
    public Controller episode(Task task, @Nullable Consumer<Draw> listener, long seed) {
        Sketch sketch = Sketch.of(task);
        RecedingHorizon horizon = new RecedingHorizon(planner, samples, weights, evaluations, new Streams(seed));
        RawSamples.Tally tally = new RawSamples.Tally();
        return new Controller() {
            @Override
            public double[][] next(Sensed now) {
                List<Obstacle> obstacles = told() ? now.scene().obstacles() : List.of();
                double[][] actions = horizon.next(now.frames(), now.scene().goal(), obstacles);
                tally.add(now, horizon.answers().get(0));
                Plan plan = horizon.last();
                if (listener != null && plan != null) {
                    listener.accept(sketch.draw(now.step(), plan));
                }
                return actions;
            }

            @Override
            public void close() {
                raw.add(tally);
            }
        };
    }

    /** Whether the policy knows of obstacles. */
    private boolean told() {
        return !alone || policy.spec().obstacles() > 0;
    }

    @Override
    public Map<String, Estimate> more(Task task) {
        return told() ? raw.estimates(task, samples) : Map.of();
    }

    @Override
    public void close() {
        policy.close();
    }
}
