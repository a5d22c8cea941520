package org.plume.server;

import java.util.OptionalLong;
import org.plume.policy.PolicySpec;
import org.plume.policy.plan.Candidate;
import org.plume.policy.plan.Plan;
import org.plume.policy.plan.Policy;
import org.plume.proto.policy.v1.ActionChunk;
import org.plume.proto.policy.v1.ControlResponse;
import org.plume.proto.policy.v1.Reception;
import org.plume.proto.policy.v1.Refusal;
import org.plume.proto.policy.v1.RefusalReason;
import org.plume.proto.policy.v1.Seam;
import org.plume.proto.policy.v1.SessionOpened;
import org.plume.proto.policy.v1.SessionReset;
import org.plume.proto.policy.v1.Timing;
import org.plume.server.session.Answer;
import org.plume.server.session.Question;
import org.plume.server.session.Session;

/** Writes the answers of a stream. */
record ControlWriter(Policy policy, Opening opening) {

    private static final double NS_PER_MS = 1e6;

    ControlResponse.Builder opened(String name, Session session, boolean resumed) {
        PolicySpec spec = policy.spec();
        return ControlResponse.newBuilder()
                .setOpened(SessionOpened.newBuilder()
                        .setSession(name)
                        .setModel(policy.name())
                        .setModelVersion(policy.version())
                        .setDt(spec.dt())
                        .setSteps(spec.horizon() - spec.firstStep())
                        .setObservationSteps(spec.observationSteps())
                        .setActionSteps(spec.actionSteps())
                        .setSeam(seam())
                        .setLeaseMs(opening.lease() / NS_PER_MS)
                        .setResumed(resumed)
                        .setLastObservation(session.lastSequence())
                        .setLastChunk(session.lastChunk())
                        .setLastStep(session.lastStep()));
    }

    private Seam seam() {
        return switch (opening.terms().seam()) {
            case REPLACE -> Seam.SEAM_REPLACE;
            case GUIDED -> Seam.SEAM_GUIDED;
            case INPAINT -> Seam.SEAM_INPAINT;
        };
    }

    ControlResponse.Builder chunk(Answer answer, Timing timing) {
        Question question = answer.question();
        Plan plan = answer.plan();
        ActionChunk.Builder chunk = ActionChunk.newBuilder()
                .setChunk(answer.chunk())
                .setObservation(question.sighting().sequence())
                .setValidFrom(question.sighting().step())
                .setModes(plan.modes().size())
                .setFeasible((int) plan.candidates().stream()
                        .filter(c -> c.assessment().feasible())
                        .count())
                .setNoBestReason(plan.reason())
                .setChosenFeasible(plan.chosenFeasible())
                .setNetworkEvaluations(plan.evaluations())
                .setTiming(timing)
                .setReception(reception(question));
        if (answer.chunk() > 0) {
            Candidate best = answer.best();
            chunk.setActions(AnswerWriter.matrix(best.chunk().actions(), plan.firstStep()))
                    .setPath(AnswerWriter.matrix(best.chunk().path(), plan.firstStep()))
                    .setFrozen(question.frozen())
                    .setModeKept(plan.keepsMode())
                    .setModeShare(plan.modes().get(best.mode()).share())
                    .setCost(AnswerWriter.cost(
                            best.assessment().terms(), opening.terms().weights()));
            if (best.assessment().minClearance() < Double.POSITIVE_INFINITY) {
                chunk.setMinClearance(best.assessment().minClearance());
            }
        }
        return ControlResponse.newBuilder().setChunk(chunk);
    }

    ControlResponse.Builder stale(Question question) {
        double most = opening.terms().maxAge() / NS_PER_MS;
        double age = question.age() / NS_PER_MS;
        return refusal(
                question,
                RefusalReason.REFUSAL_REASON_STALE,
                "an observation must be <= " + most + " ms old, was " + Math.round(age * 10) / 10.0);
    }

    ControlResponse.Builder refusal(Question question, RefusalReason reason, String message) {
        return ControlResponse.newBuilder()
                .setRefusal(Refusal.newBuilder()
                        .setObservation(question.sighting().sequence())
                        .setReason(reason)
                        .setMessage(message)
                        .setReception(reception(question)));
    }

    /** Of a message that was not taken. */
    ControlResponse.Builder refusal(long sequence, RefusalReason reason, String message) {
        return ControlResponse.newBuilder()
                .setRefusal(Refusal.newBuilder()
                        .setObservation(sequence)
                        .setReason(reason)
                        .setMessage(message)
                        .setReception(Reception.newBuilder().setServerTimeNs(System.nanoTime())));
    }

    ControlResponse.Builder reset(long count) {
        return ControlResponse.newBuilder().setReset(SessionReset.newBuilder().setCount(count));
    }

    private static Reception reception(Question question) {
        Reception.Builder reception = Reception.newBuilder()
                .setDropped(question.dropped())
                .setAgeMs(question.age() / NS_PER_MS)
                .setServerTimeNs(System.nanoTime());
        OptionalLong error = question.ageError();
        error.ifPresent(ns -> reception.setAgeErrorMs(ns / NS_PER_MS));
        return reception.build();
    }
}
