package org.plume.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.policy.cost.CostTerms;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.plan.Plan;
import org.plume.proto.policy.v1.Matrix;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.sim.Task;
import org.plume.sim.view.Candidate;
import org.plume.sim.view.Draw;
import org.plume.sim.view.Moment;

/** Turns sampled trajectories of a task into what the view draws. */
record Sketch(Task task, double height) {

    /** Height is that of paths in the plane, m. */
    static Sketch of(Task task) {
        return new Sketch(task, 0.12);
    }

    /**
     * @param path {@code [steps, coordinates]}: joints, rad, or x, y, m
     */
    Candidate candidate(double[][] path, int mode, boolean feasible, double cost, Map<String, Double> terms) {
        if (path[0].length == task.arm().joints()) {
            return Candidate.ofJoints(task.arm(), path, mode, feasible, cost, terms);
        }
        double[][] tool = new double[path.length][];
        for (int i = 0; i < path.length; i++) {
            tool[i] = new double[] {path[i][0], path[i][1], path[i].length > 2 ? path[i][2] : height};
        }
        return new Candidate(tool, new double[0][], mode, feasible, cost, terms);
    }

    /** All trajectories of an answer. */
    Draw draw(int step, Plan plan) {
        int first = plan.firstStep();
        return new Draw(
                step,
                plan.candidates().stream()
                        .map(c -> {
                            double[][] path = c.chunk().path();
                            CostTerms cost = c.assessment().terms();
                            return candidate(
                                    Arrays.copyOfRange(path, first, path.length),
                                    c.mode(),
                                    c.assessment().feasible(),
                                    cost.total(CostWeights.DEFAULT),
                                    terms(cost));
                        })
                        .toList(),
                plan.best().orElse(Moment.NONE),
                List.of());
    }

    /** All trajectories of a server's answer. */
    Draw draw(int step, SampleTrajectoriesResponse answer) {
        return new Draw(
                step,
                answer.getTrajectoriesList().stream()
                        .map(t -> candidate(
                                rows(t.getPath(), answer.getFirstStep()),
                                t.getMode(),
                                t.getFeasible(),
                                terms(t.getCost()).total(CostWeights.DEFAULT),
                                terms(terms(t.getCost()))))
                        .toList(),
                answer.hasBest() ? answer.getBest() : Moment.NONE,
                List.of());
    }

    private static double[][] rows(Matrix matrix, int from) {
        int columns = matrix.getColumns();
        double[][] rows = new double[matrix.getRows() - from][columns];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns; c++) {
                rows[r][c] = matrix.getValues((r + from) * columns + c);
            }
        }
        return rows;
    }

    private static CostTerms terms(org.plume.proto.policy.v1.CostTerms wire) {
        return new CostTerms(
                wire.getClearance(),
                wire.getPathLength(),
                wire.getJerk(),
                wire.getGoalDistance(),
                wire.getJointLimits(),
                wire.getVelocityLimits());
    }

    private static Map<String, Double> terms(CostTerms cost) {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("clearance", cost.clearance());
        terms.put("path length", cost.pathLength());
        terms.put("jerk", cost.jerk());
        terms.put("goal distance", cost.goalDistance());
        terms.put("joint limits", cost.jointLimits());
        terms.put("velocity limits", cost.velocityLimits());
        return terms;
    }
}
