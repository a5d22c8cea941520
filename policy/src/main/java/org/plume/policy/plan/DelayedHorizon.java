package org.plume.policy.plan;

import java.util.ArrayList;
import java.util.Arrays;
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
 * Drives with a policy whose answers come late: asked at step n, it is heard at step n + delay; until then the old chunk goes
 * on. A chunk is asked for every max(actionSteps, delay) steps, keeping to the mode that was chosen. The first answer is
 * waited for. Where no chunk is feasible it draws again, {@value #ATTEMPTS} times in all; then the old one goes on, and
 * where that has ended the arm holds still. One object drives one episode.
 */
public final class DelayedHorizon {

    private static final int ATTEMPTS = 4;

    private final Planner planner;
    private final int samples;
    private final CostWeights weights;
    private final int evaluations;
    private final Joining joining;
    private final Streams streams;

    private final List<Integer> joins = new ArrayList<>();
    private int step;
    private int nextQuestion;
    private int askedAt;
    private int answerAt;
    private int asked;
    private List<double[]> actions = List.of();
    private List<double[]> path = List.of();
    private @Nullable Chunk heard;
    private @Nullable Plan last;

    /**
     * How chunks join.
     *
     * @param seam as it is drawn
     * @param old share of the old chunk's actions in what is executed where both have some: LeRobot's default is 0.3
     * @param delay steps from a question to its answer
     * @param horizon step ahead from which on a new chunk is free
     */
    public record Joining(Seam seam, double old, int delay, int horizon) {

        public Joining {
            if (delay < 0) {
                throw new IllegalArgumentException("delay must be >= 0, was " + delay);
            }
            if (!(old >= 0 && old <= 1)) {
                throw new IllegalArgumentException("old must be in [0, 1], was " + old);
            }
        }
    }

    /**
     * @param samples K of each request
     * @param evaluations network evaluations of one trajectory; 0: the model's default
     * @param streams request n draws from family n
     */
    public DelayedHorizon(
            Planner planner, int samples, CostWeights weights, int evaluations, Joining joining, Streams streams) {
        PolicySpec spec = planner.policy().spec();
        int ahead = spec.horizon() - spec.firstStep();
        if (joining.delay() + period(spec, joining) > ahead) {
            throw new IllegalArgumentException("delay + max(actionSteps, delay) must be <= " + ahead
                    + ", the steps of a chunk that lie ahead, was " + (joining.delay() + period(spec, joining)));
        }
        this.planner = planner;
        this.samples = samples;
        this.weights = weights;
        this.evaluations = evaluations;
        this.joining = joining;
        this.streams = streams;
    }

    private static int period(PolicySpec spec, Joining joining) {
        return Math.max(spec.actionSteps(), joining.delay());
    }

    /** The action of this step. */
    public double[] next(List<double[]> frames, @Nullable Goal goal, List<Obstacle> obstacles) {
        PolicySpec spec = planner.policy().spec();
        int unseen = Math.max(0, frames.size() - spec.observationSteps());
        Situation situation = new Situation(frames.subList(unseen, frames.size()), goal, obstacles);
        if (heard == null && step >= nextQuestion) {
            heard = ask(situation);
            nextQuestion = heard == null ? step + 1 : step + period(spec, joining);
            answerAt = actions.isEmpty() ? step : step + joining.delay();
            askedAt = step;
        }
        if (heard != null && step >= answerAt) {
            join(heard, step - askedAt);
            heard = null;
        }
        step++;
        if (actions.isEmpty()) {
            return planner.still(situation);
        }
        double[] action = actions.get(0);
        actions = actions.subList(1, actions.size());
        path = path.subList(1, path.size());
        return action;
    }

    /** The steps at which a chunk took over from another. */
    public List<Integer> joins() {
        return List.copyOf(joins);
    }

    /** The last answer, for drawing; null before the first. */
    public @Nullable Plan last() {
        return last;
    }

    private void join(Chunk chunk, int late) {
        int from = planner.policy().spec().firstStep() + late;
        List<double[]> fresh = Arrays.asList(chunk.actions()).subList(from, chunk.horizon());
        if (!actions.isEmpty()) {
            joins.add(step);
        }
        List<double[]> merged = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            double[] action = fresh.get(i).clone();
            if (joining.old() > 0 && i < actions.size()) {
                for (int a = 0; a < action.length; a++) {
                    action[a] += joining.old() * (actions.get(i)[a] - action[a]);
                }
            }
            merged.add(action);
        }
        actions = merged;
        path = Arrays.asList(chunk.path()).subList(from, chunk.horizon());
    }

    private @Nullable Chunk ask(Situation situation) {
        int frozen = Math.min(joining.delay(), actions.size());
        Continuation continuation =
                new Continuation(joining.seam(), actions, frozen, Math.max(frozen, joining.horizon()));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Plan plan = planner.plan(new PlanRequest(
                    situation,
                    samples,
                    weights,
                    path,
                    continuation,
                    false,
                    new Effort(evaluations, () -> {}),
                    streams.child(asked)));
            asked++;
            last = plan;
            if (plan.best().isPresent()) {
                return plan.candidates().get(plan.best().getAsInt()).chunk();
            }
        }
        return null;
    }
}
