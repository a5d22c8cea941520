package org.plume.server.session;

import org.plume.policy.plan.Candidate;
import org.plume.policy.plan.Plan;

/**
 * What a robot is told.
 *
 * @param question what it answers
 * @param chunk its number; 0: no trajectory is feasible
 * @param plan what was drawn
 */
public record Answer(Question question, long chunk, Plan plan) {

    /** The chosen trajectory of an answer that has one. */
    public Candidate best() {
        return plan.candidates().get(plan.best().orElseThrow());
    }
}
