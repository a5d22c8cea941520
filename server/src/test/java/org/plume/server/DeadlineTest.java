package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.Priority;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;

class DeadlineTest {

    /** One worker; as many evaluations as may be. */
    private static final ServerOptions OPTIONS =
            new ServerOptions("127.0.0.1", 0, false, 1, 4, 1 << 20, 100, 64, 256, 10_000, Duration.ofHours(10));

    /** Work that would keep the worker for some 20 s. */
    private static final SampleTrajectoriesRequest LONG =
            Tiny.request("slow").setSamples(64).setNetworkEvaluations(10_000).build();

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(OPTIONS, () -> Tiny.models(folder));

    @Test
    void whatCannotBeInTime_isRefusedWithTheReason() {
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> PolicyServiceGrpc.newBlockingStub(SERVING.channel())
                        .withDeadlineAfter(2, TimeUnit.SECONDS)
                        .sampleTrajectories(LONG));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(refused.getStatus().getDescription())
                .matches("needs about [0-9.]+ ms for 10000 network evaluations, [0-9.]+ ms are left: give it more time,"
                        + " or let it be cut by min_evaluations");
    }

    @Test
    void aRequestThatMayBeCut_isAnsweredInTimeAndSaysWithHowManyEvaluations() {
        SampleTrajectoriesRequest asked = Tiny.request("slow")
                .setNetworkEvaluations(10_000)
                .setMinEvaluations(1)
                .build();

        SampleTrajectoriesResponse answer = inTime(asked);

        int used = answer.getNetworkEvaluations();
        assertThat(used).isBetween(1, 9_999);
        SampleTrajectoriesRequest uncut = asked.toBuilder()
                .setNetworkEvaluations(used)
                .setMinEvaluations(0)
                .build();
        assertThat(PolicyServiceGrpc.newBlockingStub(SERVING.channel())
                        .sampleTrajectories(uncut)
                        .getTrajectoriesList())
                .isEqualTo(answer.getTrajectoriesList());
    }

    /** Asks until the machine was as fast as it had been before. */
    private static SampleTrajectoriesResponse inTime(SampleTrajectoriesRequest asked) {
        StatusRuntimeException last = Status.UNKNOWN.asRuntimeException();
        for (int attempt = 0; attempt < 8; attempt++) {
            try {
                return PolicyServiceGrpc.newBlockingStub(SERVING.channel())
                        .withDeadlineAfter(1, TimeUnit.SECONDS)
                        .sampleTrajectories(asked);
            } catch (StatusRuntimeException late) {
                last = late;
            }
        }
        throw last;
    }

    @Test
    void aDeadline_endsTheWorkBetweenSteps() {
        try (Gated single = new Gated(folder, OPTIONS.computing(1, 1))) {
            int seconds = 1;
            do {
                StatusRuntimeException late = late(single.channel, seconds);
                assertThat(late.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
                seconds *= 2; // the door may have thought that it needs longer
            } while (!single.gate.isReached());

            single.assertPlaceIsFreedBetweenSteps(Priority.PRIORITY_BATCH);
        }
    }

    private static StatusRuntimeException late(ManagedChannel to, int seconds) {
        return catchThrowableOfType(
                StatusRuntimeException.class,
                () -> PolicyServiceGrpc.newBlockingStub(to)
                        .withDeadlineAfter(seconds, TimeUnit.SECONDS)
                        .sampleTrajectories(Gate.WIDE));
    }

    @Test
    void aCancelledCall_freesItsWorkerBetweenSteps() {
        try (Gated single = new Gated(folder, OPTIONS.computing(1, 1))) {
            Context.CancellableContext context = Context.current().withCancellation();
            context.run(() -> PolicyServiceGrpc.newStub(single.channel)
                    .sampleTrajectories(Gate.WIDE, collecting(new LinkedBlockingQueue<>())));
            single.gate.awaitReached();
            context.cancel(null);

            single.assertPlaceIsFreedBetweenSteps(Priority.PRIORITY_BATCH);
        }
    }

    @Test
    void aFullQueue_refusesAtOnceAndRecovers() throws Exception {
        try (Gated narrow = new Gated(folder, OPTIONS.computing(1, 2))) {
            Context.CancellableContext context = Context.current().withCancellation();
            BlockingQueue<StatusRuntimeException> refused = new LinkedBlockingQueue<>();
            context.run(() -> {
                for (int i = 0; i < 5; i++) {
                    PolicyServiceGrpc.newStub(narrow.channel).sampleTrajectories(Gate.WIDE, collecting(refused));
                }
            });
            for (int i = 0; i < 3; i++) {
                StatusRuntimeException full = refused.take();
                assertThat(full.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                assertThat(full.getStatus().getDescription())
                        .isEqualTo("requests under way must be <= 2, which they are already: ask again later");
            }
            assertThat(refused).as("two are under way").isEmpty();

            context.cancel(null);
            narrow.gate.open();

            narrow.askUntilTaken(Priority.PRIORITY_BATCH, () -> {});
        }
    }

    private static StreamObserver<SampleTrajectoriesResponse> collecting(
            BlockingQueue<StatusRuntimeException> failures) {
        return new StreamObserver<>() {
            @Override
            public void onNext(SampleTrajectoriesResponse answer) {}

            @Override
            public void onError(Throwable failure) {
                failures.add(Status.fromThrowable(failure).asRuntimeException());
            }

            @Override
            public void onCompleted() {}
        };
    }
}
