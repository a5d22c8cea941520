package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.ControlResponse;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.Observation;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.server.schedule.Scheduler;

/** A robot that tells much and does not read. */
class SlowReaderTest {

    private static final int TOLD = 1000;
    private static final int PATIENCE_SECONDS = 120;

    /** A call whose client takes as many answers as it is let. */
    private static final class Call extends ServerCallStreamObserver<ControlResponse> {

        final BlockingQueue<ControlResponse> answers = new LinkedBlockingQueue<>();
        final AtomicInteger requested = new AtomicInteger();
        private final AtomicInteger room;
        private @Nullable Runnable ready;

        Call(int room) {
            this.room = new AtomicInteger(room);
        }

        void take(int more) {
            room.addAndGet(more);
            Runnable handler = ready;
            if (handler != null) {
                handler.run();
            }
        }

        @Override
        public boolean isReady() {
            return room.get() > 0;
        }

        @Override
        public void onNext(ControlResponse answer) {
            room.decrementAndGet();
            answers.add(answer);
        }

        @Override
        public void request(int count) {
            requested.addAndGet(count);
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {
            ready = handler;
        }

        @Override
        public void onError(Throwable t) {
            throw new AssertionError(t);
        }

        @Override
        public void onCompleted() {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void disableAutoRequest() {}
    }

    private static ControlRequest observation(int number) {
        return ControlRequest.newBuilder()
                .setObservation(Observation.newBuilder()
                        .setSequence(number)
                        .setStep(number)
                        .setTimeNs(number)
                        .addFrames(Frame.newBuilder().addAllValues(List.of(0.1f, 0.2f))))
                .build();
    }

    @Test
    void whatItDoesNotTake_isNotComputed_andItIsAnsweredTheNewest(@TempDir Path folder) throws Exception {
        Scheduler scheduler = new Scheduler(1, 16);
        Served served = new Served();
        try (ServedModels models = ServedModels.open(Tiny.models(folder));
                ControlEndpoint endpoint =
                        new ControlEndpoint(served, scheduler, new CallsUnderWay(), Runnable::run, Tiny.options())) {
            served.set(models);
            Call call = new Call(1);
            StreamObserver<ControlRequest> robot = endpoint.control(call);
            robot.onNext(ControlRequest.newBuilder()
                    .setOpen(OpenSession.newBuilder().setModel("plane").setSamples(1))
                    .build());
            assertThat(call.answers.take().hasOpened()).isTrue();

            for (int i = 1; i <= TOLD; i++) {
                robot.onNext(observation(i));
            }
            assertThat(call.answers).isEmpty();
            assertThat(call.requested).as("all was read").hasValue(TOLD + 2);

            call.take(1);
            ControlResponse answer = call.answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(answer).isNotNull();
            assertThat(answer.getChunk().getObservation()).isEqualTo(TOLD);
            assertThat(answer.getChunk().getReception().getDropped()).isEqualTo(TOLD - 1);
            assertThat(call.answers).isEmpty();
        } finally {
            scheduler.close();
        }
    }
}
