package org.plume.server.session;

import java.util.OptionalLong;
import org.plume.policy.plan.Continuation;
import org.plume.policy.plan.PlanRequest;

/**
 * An observation that is to be answered now.
 *
 * @param sighting what was told
 * @param request what is asked of the planner
 * @param arrived when it came, ns
 * @param age of the observation when it was taken up, by the estimated clock, ns
 * @param ageError the age is so far off at most, ns; empty where only the fastest message bounds it
 * @param dropped observations since the last answer that newer ones took the place of
 * @param stale whether it is too old to be answered
 * @param epoch resets before it
 */
public record Question(
        Sighting sighting,
        PlanRequest request,
        long arrived,
        long age,
        OptionalLong ageError,
        int dropped,
        boolean stale,
        long epoch) {

    /** Actions at the beginning of the answer that are those of the chunk under way. */
    public int frozen() {
        Continuation continuation = request.continuation();
        return continuation.binds() ? continuation.delay() : 0;
    }
}
