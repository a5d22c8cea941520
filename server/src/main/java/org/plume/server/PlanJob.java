package org.plume.server;

import org.jspecify.annotations.Nullable;
import org.plume.generative.solve.Walk;
import org.plume.policy.plan.Plan;
import org.plume.policy.plan.Planning;
import org.plume.policy.plan.Prepared;
import org.plume.server.schedule.Job;
import org.plume.server.schedule.Load;
import org.plume.server.schedule.Ticket;

/** A plan as a job that shares the network of its policy. */
final class PlanJob implements Job {

    private final Prepared prepared;
    private final Reply reply;
    private @Nullable Planning planning;

    PlanJob(Prepared prepared, Reply reply) {
        this.prepared = prepared;
        this.reply = reply;
    }

    /** Who asked. One of the two is called, once, by a computing thread or whoever ends the job. */
    interface Reply {

        /** Told the plan, and how it was computed. Its time counts as computing, and as the job's. */
        void planned(Plan plan, Ticket ticket);

        void failed(Throwable failure);
    }

    @Override
    public Load load(int evaluations) {
        return new Load(
                evaluations, prepared.rows(), prepared.derivativeEvaluations(evaluations), prepared.derivativeRows());
    }

    @Override
    public Walk start(int evaluations) {
        Planning begun = prepared.start(evaluations);
        planning = begun;
        return begun;
    }

    @Override
    public void finish(Ticket ticket) {
        Planning done = planning;
        if (done == null) {
            throw new IllegalStateException("a job must be started before it is finished");
        }
        reply.planned(done.plan(), ticket);
    }

    @Override
    public void failed(Throwable failure) {
        reply.failed(failure);
    }
}
