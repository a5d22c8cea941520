package org.plume.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Obstacle;
import org.plume.generative.Streams;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.plan.DelayedHorizon;
import org.plume.policy.plan.DelayedHorizon.Joining;
import org.plume.policy.plan.Planner;
import org.plume.sim.Controller;
import org.plume.sim.Estimate;
import org.plume.sim.Seams;
import org.plume.sim.Seams.Commanded;
import org.plume.sim.Sensed;
import org.plume.sim.Task;
import org.plume.sim.view.Draw;

/** A policy whose answers come some steps late. The planner stays the caller's. */
final class SeamDriver implements Driver {

    private final Planner planner;
    private final String seam;
    private final Joining joining;
    private final boolean alone;
    private final int samples;
    private final int evaluations;
    private final CostWeights weights;
    private final List<Commanded> driven = new ArrayList<>();

    /** @param evaluations 0: the model's own */
    SeamDriver(
            Planner planner,
            String seam,
            Joining joining,
            boolean alone,
            int samples,
            int evaluations,
            CostWeights weights) {
        this.planner = planner;
        this.seam = seam;
        this.joining = joining;
        this.alone = alone;
        this.samples = samples;
        this.evaluations = evaluations;
        this.weights = weights;
    }

    @Override
    public String name() {
        return String.format(Locale.ROOT, "%s, delay %d", seam, joining.delay());
    }

    @Override
    public int evaluations() {
        return evaluations == 0 ? planner.policy().evaluations() : evaluations;
    }

    @Override
    public Controller episode(Task task, @Nullable Consumer<Draw> listener, long seed) {
        boolean told = !alone || planner.policy().spec().obstacles() > 0;
        DelayedHorizon horizon = new DelayedHorizon(planner, samples, weights, evaluations, joining, new Streams(seed));
        List<double[]> actions = new ArrayList<>();
        return new Controller() {
            @Override
            public double[][] next(Sensed now) {
                List<Obstacle> obstacles = told ? now.scene().obstacles() : List.of();
                double[] action = horizon.next(now.frames(), now.scene().goal(), obstacles);
                actions.add(action);
                return new double[][] {action};
            }

            @Override
            public void close() {
                synchronized (driven) {
                    driven.add(new Commanded(actions.toArray(double[][]::new), horizon.joins()));
                }
            }
        };
    }

    @Override
    public Map<String, Estimate> more(Task task) {
        Seams seams;
        synchronized (driven) {
            seams = Seams.of(task, driven);
        }
        Map<String, Estimate> more = new LinkedHashMap<>();
        more.put("seamJump", seams.jump());
        more.put("innerJump", seams.innerJump());
        more.put("seamJerk", seams.jerk());
        more.put("innerJerk", seams.innerJerk());
        return more;
    }

    @Override
    public void close() {}
}
