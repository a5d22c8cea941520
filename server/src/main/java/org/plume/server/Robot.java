package org.plume.server;

import io.grpc.Status;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.plume.policy.plan.Plan;
import org.plume.policy.plan.Prepared;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.RefusalReason;
import org.plume.proto.policy.v1.ResetSession;
import org.plume.server.schedule.BusyException;
import org.plume.server.schedule.LateException;
import org.plume.server.schedule.Priority;
import org.plume.server.schedule.Scheduler;
import org.plume.server.schedule.Terms;
import org.plume.server.schedule.Ticket;
import org.plume.server.session.Answer;
import org.plume.server.session.Question;
import org.plume.server.session.Session;

/**
 * A session joined to the stream that has it now and to the scheduler. What is wrong with a message, or cannot be done in
 * time, is refused in the stream, and the session lives on; what is the server's fault ends the stream, and the session waits
 * for another until its lease ends. Safe for threads.
 */
final class Robot {

    private static final Status TAKEN = Status.ABORTED.withDescription("the session goes on in another stream");

    private final ServedPolicy policy;
    private final Session session;
    private final Opening opening;
    private final Scheduler scheduler;
    private final CallsUnderWay underWay;
    private final ControlReader reader;
    private final ControlWriter writer;
    private String name = "";
    private volatile @Nullable Outlet outlet;
    private volatile boolean computing;
    private volatile long lastAnswer = System.nanoTime();
    private @Nullable Ticket ticket;
    private boolean leaving;
    private @Nullable Status ending;

    Robot(
            ServedPolicy policy,
            Session session,
            Opening opening,
            Scheduler scheduler,
            CallsUnderWay underWay,
            ControlReader reader) {
        this.policy = policy;
        this.session = session;
        this.opening = opening;
        this.scheduler = scheduler;
        this.underWay = underWay;
        this.reader = reader;
        writer = new ControlWriter(policy.policy(), opening);
    }

    Opening opening() {
        return opening;
    }

    synchronized String name() {
        return name;
    }

    synchronized void named(String given) {
        name = given;
    }

    /** When something was last done for a robot that waits for it, ns. Holds no lock. */
    long lastWork(long now) {
        return computing && outlet != null ? now : lastAnswer;
    }

    /** Goes on in this stream; another that had it is closed. */
    synchronized void attach(Outlet to, boolean resumed) {
        if (outlet != null) {
            outlet.fail(TAKEN.asRuntimeException());
        }
        outlet = to;
        to.send(writer.opened(name, session, resumed));
        proceed();
    }

    /** Nobody hears what is computed for it: that ends within a step. */
    synchronized void detach(Outlet from) {
        if (outlet == from) {
            outlet = null;
            Ticket taken = ticket;
            if (taken != null) {
                taken.stop(new CancellationException("the stream broke"));
            }
        }
    }

    /** The client sends no more. */
    synchronized void leave(Outlet from) {
        if (outlet == from) {
            leaving = true;
            proceed();
        }
    }

    /** A message that is not the first. */
    synchronized void told(ControlRequest request, Outlet from) {
        if (outlet != from) {
            return;
        }
        long now = System.nanoTime();
        switch (request.getEventCase()) {
            case OBSERVATION -> {
                long sequence = request.getObservation().getSequence();
                try {
                    session.observe(
                            reader.sighting(
                                    request.getObservation(), policy.policy().spec()),
                            now);
                } catch (IllegalArgumentException e) {
                    from.send(writer.refusal(
                            sequence, RefusalReason.REFUSAL_REASON_INVALID, String.valueOf(e.getMessage())));
                }
            }
            case RESET -> reset(request.getReset(), from);
            case OPEN, EVENT_NOT_SET ->
                from.send(writer.refusal(
                        0,
                        RefusalReason.REFUSAL_REASON_INVALID,
                        "a message after the first must be observation or reset, was "
                                + (request.hasOpen() ? "open" : "empty")));
        }
        proceed();
    }

    private void reset(ResetSession wire, Outlet from) {
        long count = session.reset(wire.hasSeed() ? OptionalLong.of(wire.getSeed()) : OptionalLong.empty());
        stopComputing();
        from.send(writer.reset(count));
    }

    private void stopComputing() {
        Ticket taken = ticket;
        if (computing) {
            idle();
            underWay.end();
        }
        if (taken != null) {
            taken.stop(new CancellationException("the session was reset or ended"));
        }
    }

    private void idle() {
        ticket = null;
        lastAnswer = System.nanoTime();
        computing = false;
    }

    /** What was asked is answered or given up. A drain may go on once what follows from it is told. */
    private void done() {
        idle();
        proceed();
        underWay.end();
    }

    /** Asks for what waits, as far as the client takes answers. */
    synchronized void proceed() {
        while (!computing) {
            Outlet to = outlet;
            if (to == null || closed(to) || !to.isReady()) {
                return;
            }
            Question question = session.next(System.nanoTime());
            if (question == null) {
                if (leaving) {
                    to.complete();
                    outlet = null;
                }
                return;
            }
            if (question.stale()) {
                session.giveUp(question);
                to.send(writer.stale(question));
            } else {
                ask(question);
            }
        }
    }

    private boolean closed(Outlet to) {
        Status status = ending;
        if (status == null) {
            return false;
        }
        to.fail(status.asRuntimeException());
        outlet = null;
        return true;
    }

    private void ask(Question question) {
        Arrival arrival = new Arrival(question.arrived(), System.nanoTime(), question.arrived() + opening.deadline());
        computing = true;
        underWay.begin();
        try {
            Prepared prepared = policy.planner().begin(question.request());
            int evaluations = prepared.evaluations();
            int least = opening.least() == 0 ? evaluations : Math.min(opening.least(), evaluations);
            PlanJob job = new PlanJob(prepared, reply(question, arrival));
            ticket = scheduler.submit(
                    policy.lane(), job, new Terms(Priority.CONTROL, arrival.due(), evaluations, least));
        } catch (RuntimeException e) {
            failed(question, e);
        }
    }

    private PlanJob.Reply reply(Question question, Arrival arrival) {
        return new PlanJob.Reply() {
            @Override
            public void planned(Plan plan, Ticket done) {
                synchronized (Robot.this) {
                    Answer answer = session.answered(question, plan);
                    if (answer == null) {
                        return;
                    }
                    Outlet to = outlet;
                    if (to != null) {
                        to.send(writer.chunk(answer, arrival.timing(done)));
                    }
                    done();
                }
            }

            @Override
            public void failed(Throwable failure) {
                synchronized (Robot.this) {
                    Robot.this.failed(question, failure);
                }
            }
        };
    }

    private void failed(Question question, Throwable failure) {
        if (!session.giveUp(question)) {
            return;
        }
        Outlet to = outlet;
        if (to != null && !(failure instanceof CancellationException)) {
            RefusalReason reason = reason(failure);
            if (reason == RefusalReason.REFUSAL_REASON_UNSPECIFIED) {
                to.fail(failure);
                outlet = null;
            } else {
                to.send(writer.refusal(question, reason, String.valueOf(failure.getMessage())));
            }
        }
        done();
    }

    private static RefusalReason reason(Throwable failure) {
        if (failure instanceof IllegalArgumentException) {
            return RefusalReason.REFUSAL_REASON_INVALID;
        }
        if (failure instanceof LateException) {
            return RefusalReason.REFUSAL_REASON_LATE;
        }
        return failure instanceof BusyException
                ? RefusalReason.REFUSAL_REASON_BUSY
                : RefusalReason.REFUSAL_REASON_UNSPECIFIED;
    }

    /** Ends the stream by what went wrong here. */
    synchronized void fail(Throwable failure, Outlet from) {
        from.fail(failure);
        detach(from);
    }

    /** Ends the session. */
    synchronized void end(Status status) {
        stopComputing();
        ending = status;
        proceed();
    }

    /** The same once nothing is computed for it. */
    synchronized void endWhenIdle(Status status) {
        ending = status;
        proceed();
    }
}
