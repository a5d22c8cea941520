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
        Gate gate = new Gate(folder);
        PlumeServer single = PlumeServer.start(OPTIONS.computing(1, 1), gate.models());
        ManagedChannel to = Tiny.channel(single.port());
        try {
            gate.close();
            int seconds = 1;
            do {
                StatusRuntimeException late = late(to, seconds);
                assertThat(late.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
                seconds *= 2; // the door may have thought that it needs longer
            } while (!gate.isReached());

            assertPlaceIsFreedBetweenSteps(gate, to);
        } finally {
            gate.open();
            to.shutdownNow();
            single.close();
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
        Gate gate = new Gate(folder);
        PlumeServer single = PlumeServer.start(OPTIONS.computing(1, 1), gate.models());
        ManagedChannel to = Tiny.channel(single.port());
        try {
            gate.close();
            Context.CancellableContext context = Context.current().withCancellation();
            context.run(() -> PolicyServiceGrpc.newStub(to)
                    .sampleTrajectories(Gate.WIDE, collecting(new LinkedBlockingQueue<>())));
            gate.awaitReached();
            context.cancel(null);

            assertPlaceIsFreedBetweenSteps(gate, to);
        } finally {
            gate.open();
            to.shutdownNow();
            single.close();
        }
    }

    /** For each further step of the call that was ended, another client asks; it is taken before the steps are over. */
    private static void assertPlaceIsFreedBetweenSteps(Gate gate, ManagedChannel to) {
        askUntilTaken(to, gate::letOne);
        assertThat(gate.passed()).isLessThan(Gate.WIDE.getNetworkEvaluations());
    }

    @Test
    void aFullQueue_refusesAtOnceAndRecovers() throws Exception {
        Gate gate = new Gate(folder);
        PlumeServer narrow = PlumeServer.start(OPTIONS.computing(1, 2), gate.models());
        ManagedChannel to = Tiny.channel(narrow.port());
        try {
            gate.close();
            Context.CancellableContext context = Context.current().withCancellation();
            BlockingQueue<StatusRuntimeException> refused = new LinkedBlockingQueue<>();
            context.run(() -> {
                for (int i = 0; i < 5; i++) {
                    PolicyServiceGrpc.newStub(to).sampleTrajectories(Gate.WIDE, collecting(refused));
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
            gate.open();

            askUntilTaken(to, () -> {});
        } finally {
            gate.open();
            to.shutdownNow();
            narrow.close();
        }
    }

    /** Asks for little again and again while the server is full. */
    private static void askUntilTaken(ManagedChannel to, Runnable between) {
        SampleTrajectoriesRequest asked = Tiny.request("plane").build();
        while (true) {
            between.run();
            try {
                SampleTrajectoriesResponse answer =
                        PolicyServiceGrpc.newBlockingStub(to).sampleTrajectories(asked);
                assertThat(answer.getTrajectoriesCount()).isEqualTo(asked.getSamples());
                return;
            } catch (StatusRuntimeException full) {
                assertThat(full.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            }
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
