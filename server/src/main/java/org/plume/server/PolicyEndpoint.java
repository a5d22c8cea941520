package org.plume.server;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plume.policy.plan.Plan;
import org.plume.policy.plan.PlanRequest;
import org.plume.policy.plan.Prepared;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.ControlResponse;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.server.schedule.Scheduler;
import org.plume.server.schedule.Ticket;

/** {@code plume.policy.v1.PolicyService} over the served policies. */
final class PolicyEndpoint extends PolicyServiceGrpc.PolicyServiceImplBase {

    private static final int LIGHT_OBSTACLES = 16;

    private final Served served;
    private final Scheduler scheduler;
    private final Executor readers;
    private final ServerOptions options;
    private final ControlEndpoint control;

    /** @param readers for requests that take long to read */
    PolicyEndpoint(
            Served served, Scheduler scheduler, Executor readers, ServerOptions options, ControlEndpoint control) {
        this.served = served;
        this.scheduler = scheduler;
        this.readers = readers;
        this.options = options;
        this.control = control;
    }

    @Override
    public StreamObserver<ControlRequest> control(StreamObserver<ControlResponse> observer) {
        return control.control(observer);
    }

    @Override
    public void sampleTrajectories(
            SampleTrajectoriesRequest request, StreamObserver<SampleTrajectoriesResponse> observer) {
        Arrival arrival = Arrival.now(options.maxCompute());
        AtomicReference<@Nullable Ticket> taken = new AtomicReference<>();
        ServerCallStreamObserver<SampleTrajectoriesResponse> call =
                (ServerCallStreamObserver<SampleTrajectoriesResponse>) observer;
        call.setOnCancelHandler(() -> stop(taken.get()));
        if (isLight(request)) {
            taken.set(take(request, arrival, call));
            return;
        }
        readers.execute(() -> {
            try {
                Ticket ticket = take(request, arrival, call);
                taken.set(ticket);
                if (call.isCancelled()) {
                    stop(ticket);
                }
            } catch (RuntimeException | Error e) {
                call.onError(e);
            }
        });
    }

    /** Whether it is read as fast as it is handed to another thread. */
    private static boolean isLight(SampleTrajectoriesRequest request) {
        return !request.getLogDensity()
                && request.getObstaclesCount() <= LIGHT_OBSTACLES
                && !request.getGoal().hasPosition();
    }

    private static void stop(@Nullable Ticket ticket) {
        if (ticket != null) {
            ticket.stop(new CancellationException("the call was cancelled"));
        }
    }

    private Ticket take(
            SampleTrajectoriesRequest request, Arrival arrival, StreamObserver<SampleTrajectoriesResponse> observer) {
        ServedPolicy policy = served.models().policy(request.getModel());
        PlanRequest asked = new RequestReader(policy.policy().spec(), options).read(request);
        Prepared prepared = policy.planner().begin(asked);
        PlanJob job = new PlanJob(prepared, new PlanJob.Reply() {
            @Override
            public void planned(Plan plan, Ticket ticket) {
                SampleTrajectoriesResponse.Builder answer =
                        AnswerWriter.write(policy.policy(), plan, asked.weights(), request.getSeed());
                observer.onNext(answer.setTiming(arrival.timing(ticket)).build());
                observer.onCompleted();
            }

            @Override
            public void failed(Throwable failure) {
                observer.onError(failure);
            }
        });
        return scheduler.submit(policy.lane(), job, RequestReader.terms(request, prepared, arrival.due()));
    }
}
