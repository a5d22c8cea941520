package org.plume.server;

import org.plume.policy.Chunk;
import org.plume.policy.cost.Assessment;
import org.plume.policy.cost.CostTerms;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.mode.Mode;
import org.plume.policy.plan.Candidate;
import org.plume.policy.plan.Plan;
import org.plume.policy.plan.Policy;
import org.plume.proto.policy.v1.Matrix;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.proto.policy.v1.Trajectory;

/** Writes plans as answers. */
final class AnswerWriter {

    private AnswerWriter() {}

    /** Everything but the timing. */
    static SampleTrajectoriesResponse.Builder write(Policy policy, Plan plan, CostWeights weights, long seed) {
        SampleTrajectoriesResponse.Builder answer = SampleTrajectoriesResponse.newBuilder()
                .setDt(policy.spec().dt())
                .setModel(policy.name())
                .setModelVersion(policy.version())
                .setSeed(seed)
                .setNetworkEvaluations(plan.evaluations())
                .setFirstStep(plan.firstStep())
                .setChosenFeasible(plan.chosenFeasible())
                .setNoBestReason(plan.reason());
        plan.best().ifPresent(answer::setBest);
        for (Candidate candidate : plan.candidates()) {
            answer.addTrajectories(trajectory(candidate, weights));
        }
        for (Mode mode : plan.modes()) {
            answer.addModes(org.plume.proto.policy.v1.Mode.newBuilder()
                    .setShare(mode.share())
                    .setRepresentative(mode.representative())
                    .setFeasibleShare(mode.feasibleShare()));
        }
        return answer;
    }

    private static Trajectory trajectory(Candidate candidate, CostWeights weights) {
        Chunk chunk = candidate.chunk();
        Assessment assessment = candidate.assessment();
        Trajectory.Builder trajectory = Trajectory.newBuilder()
                .setActions(matrix(chunk.actions(), 0))
                .setPath(matrix(chunk.path(), 0))
                .setCost(cost(assessment.terms(), weights))
                .setMode(candidate.mode())
                .setFeasible(assessment.feasible());
        if (assessment.minClearance() < Double.POSITIVE_INFINITY) {
            trajectory.setMinClearance(assessment.minClearance());
        }
        candidate.logDensity().ifPresent(trajectory::setLogDensity);
        return trajectory.build();
    }

    static org.plume.proto.policy.v1.CostTerms cost(CostTerms terms, CostWeights weights) {
        return org.plume.proto.policy.v1.CostTerms.newBuilder()
                .setClearance(terms.clearance())
                .setPathLength(terms.pathLength())
                .setJerk(terms.jerk())
                .setGoalDistance(terms.goalDistance())
                .setJointLimits(terms.jointLimits())
                .setVelocityLimits(terms.velocityLimits())
                .setTotal(terms.total(weights))
                .build();
    }

    /** The rows from this one on. */
    static Matrix matrix(double[][] rows, int first) {
        Matrix.Builder matrix = Matrix.newBuilder().setRows(rows.length - first).setColumns(rows[0].length);
        for (int k = first; k < rows.length; k++) {
            for (double value : rows[k]) {
                matrix.addValues((float) value);
            }
        }
        return matrix.build();
    }
}
