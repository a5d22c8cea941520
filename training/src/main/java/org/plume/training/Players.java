package org.plume.training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plume.generative.learn.Objective;
import org.plume.generative.learn.Plan;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;

/** The turns of a run, open in an engine, each with an optimiser of the parameters that it trains. */
final class Players implements AutoCloseable {

    private final Rotation rotation;
    private final List<Player> players = new ArrayList<>();

    private record Player(Gradient gradient, AdamW optimiser, Plan plan) {}

    /** What a step came to. */
    record Step(double loss, double gradientNorm, double learningRate) {}

    private Players(Rotation rotation) {
        this.rotation = rotation;
    }

    /** Goes on from the state, whose tensors the optimisers write into. */
    static Players open(Engine engine, Rotation rotation, Plan plan, TrainingState state) {
        Players all = new Players(rotation);
        try {
            for (int i = 0; i < rotation.turns().size(); i++) {
                Objective objective = rotation.turns().get(i).objective();
                Plan own = share(plan, rotation.steps(i, plan.steps()));
                TrainingState part = state.of(trained(objective), rotation.steps(i, state.step()));
                all.players.add(new Player(engine.open(objective, state.weights()), new AdamW(own, part), own));
            }
            return all;
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
    }

    private static Set<String> trained(Objective objective) {
        Set<String> names =
                new LinkedHashSet<>(Recording.of(objective.graph()).parameters().keySet());
        names.removeIf(name -> !objective.trains(name));
        return names;
    }

    /** The plan with fewer steps and as much less of warm-up. */
    private static Plan share(Plan plan, long steps) {
        return steps == plan.steps()
                ? plan
                : new Plan(
                        Math.max(1, steps),
                        plan.learningRate(),
                        plan.warmupSteps() * steps / plan.steps(),
                        plan.beta1(),
                        plan.beta2(),
                        plan.weightDecay(),
                        plan.clipNorm(),
                        plan.emaDecay(),
                        plan.seed());
    }

    /** Step n, by the turn that has it. */
    Step step(long n, Map<String, Tensor> batch) {
        int turn = rotation.turn(n);
        Player player = players.get(turn);
        double loss = player.gradient.at(batch);
        if (!Double.isFinite(loss)) {
            throw new ArithmeticException("the loss at step " + n + " must be finite, was " + loss
                    + "; lower learningRate = " + player.plan.learningRate());
        }
        double rate = player.plan.learningRateAt(rotation.steps(turn, n));
        return new Step(loss, player.optimiser.step(player.gradient::by), rate);
    }

    @Override
    public void close() {
        players.forEach(p -> p.gradient.close());
    }
}
