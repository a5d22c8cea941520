package org.plume.policy.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.plume.arm.Goal;
import org.plume.generative.Capability;
import org.plume.generative.MissingCapabilityException;
import org.plume.policy.ActionColumn;
import org.plume.policy.Chunk;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.cost.Assessment;
import org.plume.policy.cost.Assessor;
import org.plume.policy.cost.Geometry;
import org.plume.policy.encode.SituationEncoding;
import org.plume.policy.mode.ModeFinder;
import org.plume.policy.mode.Modes;

/** Draws trajectories from a policy, prices them, groups them into modes, and names the best of those that may be taken. */
public final class Planner {

    private final Policy policy;
    private final SituationEncoding situations;
    private final Foresight foresight;

    public Planner(Policy policy) {
        this.policy = policy;
        foresight = new Foresight(policy.description());
        situations = new SituationEncoding(policy.spec());
    }

    public Policy policy() {
        return policy;
    }

    /** Makes now what this seam needs; otherwise the first request with it does. */
    public void prepare(Seam seam) {
        policy.prepare(seam);
    }

    /** An {@link IllegalArgumentException} names what is wrong with the request. */
    public Plan plan(PlanRequest request) {
        Planning planning = begin(request).start(request.effort().evaluations());
        planning.run(policy.predictor(), request.effort().beforeStep());
        return planning.plan();
    }

    /**
     * What can be done about a request without the network. An {@link IllegalArgumentException} names what is wrong with it.
     */
    public Prepared begin(PlanRequest request) {
        check(request);
        Situation situation = request.situation();
        ActionDistribution distribution = policy.given(situation, request.continuation(), request.effort());
        requireDensity(request, distribution);
        requireContinuation(request, distribution);
        Geometry geometry = policy.spec().body().among(situation.obstacles(), policy.arms());
        Goal goal = situation.goal();
        if (goal != null) {
            geometry.checkGoal(goal);
        }
        Prepared prepared = new Prepared(this, request, geometry, distribution);
        if (prepared.derivativeEvaluations(1) > 0) {
            policy.differentiate();
        }
        return prepared;
    }

    /** Prices, groups and chooses. */
    Plan choose(
            PlanRequest request,
            Geometry geometry,
            List<Chunk> chunks,
            List<OptionalDouble> densities,
            int evaluations) {
        PolicySpec spec = policy.spec();
        Situation situation = request.situation();
        Assessor assessor = new Assessor(geometry, spec.safety(), spec.dt(), situation.goal());
        List<Assessment> assessments = chunks.stream()
                .map(c -> foresight.assess(assessor, c.path(), spec.firstStep(), situation))
                .toList();
        double[][][] traces = chunks.stream()
                .map(c -> trace(c.path(), spec.firstStep(), geometry, situation))
                .toArray(double[][][]::new);
        Modes modes = modes(traces, assessments, geometry);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            candidates.add(new Candidate(chunks.get(i), assessments.get(i), modes.of()[i], densities.get(i)));
        }
        OptionalInt best = new Choice(request.weights(), spec.firstStep()).best(candidates, request.chosen());
        String reason = best.isPresent() ? "" : Choice.reason(assessments);
        return new Plan(
                candidates,
                modes.modes(),
                best,
                reason,
                mayGoOn(request, assessor),
                best.isPresent() && keepsMode(request, geometry, candidates, traces, best.getAsInt()),
                spec.firstStep(),
                evaluations);
    }

    private boolean mayGoOn(PlanRequest request, Assessor assessor) {
        double[][] rest = request.chosen().toArray(double[][]::new);
        return rest.length > 0
                && foresight.assess(assessor, rest, 0, request.situation()).feasible();
    }

    /** Whether the best is of the mode that comes nearest to the path chosen before, and on its side of the obstacles. */
    private boolean keepsMode(
            PlanRequest request, Geometry geometry, List<Candidate> candidates, double[][][] traces, int best) {
        int mode = candidates.get(best).mode();
        if (request.chosen().isEmpty()
                || mode != Choice.nearestMode(candidates, policy.spec().firstStep(), request.chosen())) {
            return false;
        }
        double[][] rest = trace(request.chosen().toArray(double[][]::new), 0, geometry, request.situation());
        double[][][] same = IntStream.range(0, traces.length)
                .filter(i -> candidates.get(i).mode() == mode)
                .filter(i -> candidates.get(i).assessment().feasible())
                .mapToObj(i -> traces[i])
                .toArray(double[][][]::new);
        return ModeFinder.together(rest, same, geometry::openness);
    }

    /** The action that leads to this row of a path. */
    double[] towards(double[] row, Situation situation) {
        return foresight.towards(row, situation);
    }

    /**
     * The action that stays where one is: no displacement, or the present value; an absolute action that is not observed
     * cannot be held, and is an {@link IllegalStateException}.
     */
    double[] still(Situation situation) {
        List<ActionColumn> columns = policy.spec().actions();
        double[] present = situations.presentPath(situation.present());
        double[] action = new double[columns.size()];
        for (int a = 0; a < action.length; a++) {
            if (!columns.get(a).relative() && !situations.observesPath()) {
                throw new IllegalStateException("no trajectory is feasible, and " + columns.get(a)
                        + " is not observed, so that the arm cannot be told to stay");
            }
            action[a] = columns.get(a).relative() ? 0 : present[a];
        }
        return action;
    }

    /** Where the body goes along a path, from this step on. */
    private double[][] trace(double[][] path, int first, Geometry geometry, Situation situation) {
        return Arrays.stream(foresight.body(path, first, situation))
                .map(geometry::trace)
                .toArray(double[][]::new);
    }

    private static Modes modes(double[][][] traces, List<Assessment> assessments, Geometry geometry) {
        boolean[] feasible = new boolean[traces.length];
        for (int i = 0; i < traces.length; i++) {
            feasible[i] = assessments.get(i).feasible();
        }
        return ModeFinder.find(traces, feasible, geometry::openness);
    }

    private void requireDensity(PlanRequest request, ActionDistribution distribution) {
        Set<Capability> has = Capability.of(distribution);
        if (request.logDensity()
                && !has.contains(Capability.LOG_DENSITY)
                && !has.contains(Capability.LOG_DENSITY_ESTIMATE)) {
            throw new MissingCapabilityException(policy.name(), has, Capability.LOG_DENSITY);
        }
    }

    private void requireContinuation(PlanRequest request, ActionDistribution distribution) {
        Set<Capability> has = Capability.of(distribution);
        if (request.continuation().binds() && !has.contains(Capability.INPAINT)) {
            throw new MissingCapabilityException(policy.name(), has, Capability.INPAINT);
        }
    }

    private void check(PlanRequest request) {
        PolicySpec spec = policy.spec();
        int most = spec.sampling().maxSamples();
        if (request.samples() > most) {
            throw new IllegalArgumentException("samples must be in [1, " + most + "], was " + request.samples());
        }
        checkRows("chosen", request.chosen());
        checkRows("continuation.actions", request.continuation().actions());
    }

    private void checkRows(String name, List<double[]> rows) {
        int columns = policy.spec().actions().size();
        for (double[] row : rows) {
            if (row.length != columns) {
                throw new IllegalArgumentException(
                        name + " must have " + columns + " columns, the coordinates of a path, had " + row.length);
            }
            for (double value : row) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(name + " must be finite, was " + value);
                }
            }
        }
    }
}
