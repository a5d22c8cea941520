package org.plume.server;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.plume.policy.plan.Plan;
import org.plume.policy.plan.PlanRequest;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;

/** {@code plume.policy.v1.PolicyService} over the served policies. */
final class PolicyEndpoint extends PolicyServiceGrpc.PolicyServiceImplBase {

    private final Served served;
    private final ComputeQueue queue;
    private final ServerOptions options;

    PolicyEndpoint(Served served, ComputeQueue queue, ServerOptions options) {
        this.served = served;
        this.queue = queue;
        this.options = options;
    }

    @Override
    public void sampleTrajectories(
            SampleTrajectoriesRequest request, StreamObserver<SampleTrajectoriesResponse> observer) {
        ServedPolicy policy = served.models().policy(request.getModel());
        Progress progress = queue.begin();
        PlanRequest asked = new RequestReader(policy.policy().spec(), options).read(request, progress::check);
        if (observer instanceof ServerCallStreamObserver<SampleTrajectoriesResponse> call) {
            // without a handler, answering a call that was cancelled meanwhile would throw
            call.setOnCancelHandler(() -> {});
        }
        queue.submit(progress, new ComputeQueue.Work() {
            @Override
            public void run() {
                Plan plan = policy.planner().plan(asked);
                observer.onNext(
                        AnswerWriter.write(policy.policy(), plan, asked.weights(), request.getSeed(), progress));
                observer.onCompleted();
            }

            @Override
            public void failed(Throwable failure) {
                observer.onError(failure);
            }
        });
    }
}
