package org.plume.policy.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Goal;
import org.plume.arm.Obstacle;
import org.plume.generative.Streams;
import org.plume.policy.Chunk;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.cost.CostWeights;

/**
 * Drives with a policy: takes the best of K chunks, executes its first actionSteps actions, and asks again, keeping to the
 * mode it has chosen. With weights {@link CostWeights#NONE} each choice is a draw from the policy given that it is feasible
 * and in that mode. Where no chunk is feasible it draws again, {@value #ATTEMPTS} times in all; then it goes a step along the
 * path chosen before, if that is still feasible, else holds still for a step. One object drives one episode.
 */
public final class RecedingHorizon {

    private static final int ATTEMPTS = 4;

    private final Planner planner;
    private final int samples;
    private final CostWeights weights;
    private final int evaluations;
    private final Streams streams;

    private int asked;
    private List<double[]> rest = List.of();
    private List<Plan> answers = List.of();

    /**
     * @param samples K of each request
     * @param evaluations network evaluations of one trajectory; 0: the model's default
     * @param streams request n draws from family n
     */
    public RecedingHorizon(Planner planner, int samples, CostWeights weights, int evaluations, Streams streams) {
        this.planner = planner;
        this.samples = samples;
        this.weights = weights;
        this.evaluations = evaluations;
        this.streams = streams;
    }

    /** The actions to execute before asking again, {@code [1 or actionSteps, action columns]}. */
    public double[][] next(List<double[]> frames, @Nullable Goal goal, List<Obstacle> obstacles) {
        PolicySpec spec = planner.policy().spec();
        int unseen = Math.max(0, frames.size() - spec.observationSteps());
        Situation situation = new Situation(frames.subList(unseen, frames.size()), goal, obstacles);
        answers = new ArrayList<>();
        boolean goOn = false;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Plan plan = ask(situation);
            answers.add(plan);
            goOn = plan.chosenFeasible();
            if (plan.best().isPresent()) {
                Chunk chunk = plan.candidates().get(plan.best().getAsInt()).chunk();
                int first = plan.firstStep();
                int next = first + spec.actionSteps();
                rest = Arrays.asList(chunk.path()).subList(next, chunk.horizon());
                return Arrays.copyOfRange(chunk.actions(), first, next);
            }
        }
        if (goOn) {
            double[] action = planner.towards(rest.get(0), situation);
            rest = rest.subList(1, rest.size());
            return new double[][] {action};
        }
        return new double[][] {planner.still(situation)};
    }

    /** The answers to the latest question, the last of them decided; none before the first. */
    public List<Plan> answers() {
        return Collections.unmodifiableList(answers);
    }

    /** The last answer, for drawing; null before the first. */
    public @Nullable Plan last() {
        return answers.isEmpty() ? null : answers.get(answers.size() - 1);
    }

    private Plan ask(Situation situation) {
        Plan plan = planner.plan(new PlanRequest(
                situation,
                samples,
                weights,
                rest,
                Continuation.NONE,
                false,
                new Effort(evaluations, () -> {}),
                streams.child(asked)));
        asked++;
        return plan;
    }
}
