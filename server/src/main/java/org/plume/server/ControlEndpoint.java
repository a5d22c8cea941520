package org.plume.server;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.ControlResponse;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.server.schedule.Scheduler;
import org.plume.server.session.Session;
import org.plume.server.session.SessionRegistry;

/** The streams of {@code PolicyService.Control}: opens sessions, finds them again, ends those that nobody hears of. */
final class ControlEndpoint implements AutoCloseable {

    private static final long SWEEP_MS = 500;
    private static final Status DRAINING = Status.UNAVAILABLE.withDescription("the server is shutting down");

    private final Served served;
    private final Scheduler scheduler;
    private final CallsUnderWay underWay;
    private final Executor openers;
    private final ServerOptions options;
    private final SessionRegistry<Robot> sessions;
    private final ScheduledExecutorService sweeper;
    private final ScheduledFuture<?> sweeps;
    private volatile boolean draining;

    /**
     * @param underWay counts the questions that are computed
     * @param openers sessions are opened there: a guided seam may have to make its network's derivative first
     */
    ControlEndpoint(
            Served served, Scheduler scheduler, CallsUnderWay underWay, Executor openers, ServerOptions options) {
        this.served = served;
        this.scheduler = scheduler;
        this.underWay = underWay;
        this.openers = openers;
        this.options = options;
        sessions = new SessionRegistry<>(
                options.maxSessions(), () -> UUID.randomUUID().toString(), Robot::lastWork);
        sweeper = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "sessions");
            thread.setDaemon(true);
            return thread;
        });
        sweeps = sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        for (Robot robot : sessions.expire(System.nanoTime())) {
            robot.end(Status.ABORTED.withDescription("the session must be heard of within its lease of "
                    + robot.opening().leaseMs() + " ms and was not: open another"));
        }
    }

    StreamObserver<ControlRequest> control(StreamObserver<ControlResponse> observer) {
        var call = (ServerCallStreamObserver<ControlResponse>) observer;
        ControlStream stream = new ControlStream(this, new Outlet(call), openers);
        call.disableAutoRequest();
        call.request(1);
        call.setOnCancelHandler(stream::lost);
        call.setOnReadyHandler(stream::ready);
        return stream;
    }

    /** The robot that a stream is for, from its first message. */
    Robot open(OpenSession wire) {
        if (!wire.getSession().isEmpty()) {
            Robot known = sessions.heard(wire.getSession(), System.nanoTime());
            if (known == null) {
                throw new UnknownSessionException(
                        "session must be open, and is not, or no more: its lease has ended; open another");
            }
            return known;
        }
        ServedPolicy policy = served.models().policy(wire.getModel());
        Opening opening = new ControlReader(options).open(wire, policy);
        policy.planner().prepare(opening.terms().seam());
        Session session = new Session(policy.policy().spec(), opening.terms());
        Robot robot = new Robot(policy, session, opening, scheduler, underWay, new ControlReader(options));
        String name = sessions.open(robot, opening.lease(), System.nanoTime());
        if (name == null) {
            throw new SessionsFullException(sessions.most());
        }
        robot.named(name);
        if (draining) {
            robot.endWhenIdle(DRAINING);
        }
        return robot;
    }

    /** The robot spoke; false where its session is over. */
    boolean heard(Robot robot) {
        return sessions.heard(robot.name(), System.nanoTime()) != null;
    }

    /** The robot said good-bye. */
    void close(Robot robot) {
        sessions.close(robot.name());
    }

    /** Ends every stream as soon as nothing is computed for it. */
    void drain() {
        draining = true;
        sessions.all().forEach(robot -> robot.endWhenIdle(DRAINING));
    }

    @Override
    public void close() {
        sweeps.cancel(false);
        sweeper.shutdown();
    }
}
