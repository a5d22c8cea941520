package org.plume.server;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plume.policy.plan.Plan;
import org.plume.policy.plan.PlanRequest;
import org.plume.policy.plan.Prepared;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.server.schedule.Scheduler;
import org.plume.server.schedule.Ticket;

/** {@code plume.policy.v1.PolicyService} over the served policies. */
final class PolicyEndpoint extends PolicyServiceGrpc.PolicyServiceImplBase {

    private final Served served;
    private final Scheduler scheduler;
    private final ServerOptions options;

    PolicyEndpoint(Served served, Scheduler scheduler, ServerOptions options) {
        this.served = served;
        this.scheduler = scheduler;
        this.options = options;
    }

    @Override
    public void sampleTrajectories(
            SampleTrajectoriesRequest request, StreamObserver<SampleTrajectoriesResponse> observer) {
        Arrival arrival = Arrival.now(options.maxCompute());
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
        AtomicReference<@Nullable Ticket> taken = new AtomicReference<>();
        if (observer instanceof ServerCallStreamObserver<SampleTrajectoriesResponse> call) {
            call.setOnCancelHandler(() -> {
                Ticket ticket = taken.get();
                if (ticket != null) {
                    ticket.stop(new CancellationException("the call was cancelled"));
                }
            });
        }
        taken.set(scheduler.submit(policy.lane(), job, RequestReader.terms(request, prepared, arrival.due())));
    }
}
