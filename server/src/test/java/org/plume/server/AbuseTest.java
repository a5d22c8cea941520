package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.StreamObserver;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.ControlResponse;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;

/** Clients that do what they should not: the others are answered, and nothing stays behind. */
@Timeout(600)
class AbuseTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options().computing(1, 256), () -> Tiny.models(folder));

    @BeforeAll
    static void warm() {
        ask(200);
    }

    private static void ask(int times) {
        for (int i = 0; i < times; i++) {
            SampleTrajectoriesResponse answer = PolicyServiceGrpc.newBlockingStub(SERVING.channel())
                    .withDeadlineAfter(10, TimeUnit.MINUTES)
                    .sampleTrajectories(Tiny.request("plane").build());
            assertThat(answer.getTrajectoriesCount()).isEqualTo(4);
        }
    }

    /** More than the server allows of one connection in half a minute: it closes it, and the client opens others. */
    @Test
    void aThousandCancelledCalls_disturbNobody() throws Exception {
        long threads = threads();
        ManagedChannel rude = Tiny.channel(SERVING.server().port());
        CompletableFuture<Void> cancelling = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 1000; i++) {
                ClientCall<SampleTrajectoriesRequest, SampleTrajectoriesResponse> call =
                        rude.newCall(PolicyServiceGrpc.getSampleTrajectoriesMethod(), CallOptions.DEFAULT);
                call.start(new ClientCall.Listener<>() {}, new Metadata());
                call.sendMessage(Tiny.request("plane").build());
                call.halfClose();
                call.cancel("changed my mind", null);
            }
        });
        ask(50);
        cancelling.get(10, TimeUnit.MINUTES);
        ask(50);
        rude.shutdownNow();
        assertThat(rude.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        assertThat(threads()).isLessThanOrEqualTo(threads + 4);
    }

    /** Without those of the clients. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> !t.getName().startsWith("grpc-default-executor")
                        && !t.getName().startsWith("ForkJoinPool"))
                .count();
    }

    @Test
    void connectionsThatSayNothing_disturbNobodyAndAreForgotten() throws Exception {
        long before = descriptors();
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                idle.add(new Socket(
                        InetAddress.getLoopbackAddress(), SERVING.server().port()));
            }
            ask(50);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        ask(10);
        while (descriptors() > before) {
            Thread.sleep(20);
        }
    }

    /** Open files and sockets of this process; 0 where nobody tells. */
    private static int descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    /** Opens a session and says good-bye. */
    private static final class Visit implements StreamObserver<ControlResponse> {

        final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private final StreamObserver<ControlRequest> out =
                PolicyServiceGrpc.newStub(SERVING.channel()).control(this);

        Visit() {
            out.onNext(ControlRequest.newBuilder()
                    .setOpen(OpenSession.newBuilder().setModel("plane").setLeaseMs(600_000))
                    .build());
        }

        @Override
        public void onNext(ControlResponse answer) {
            out.onCompleted();
        }

        @Override
        public void onError(Throwable failure) {
            ended.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            ended.complete(true);
        }
    }

    /** Many more than may be open at a time. */
    @Test
    void sessionsThatComeAndGo_leaveNothing() throws Exception {
        for (int i = 0; i < 5 * Tiny.options().maxSessions(); i++) {
            assertThat(new Visit().ended.get(10, TimeUnit.MINUTES)).isTrue();
        }
    }

    /** What calls leave behind grows in each round; what else happens meanwhile does not. */
    @Test
    void manyCalls_leaveTheHeapAsItWas() {
        ask(300);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            long before = heap();
            ask(1000);
            least = Math.min(least, heap() - before);
        }
        assertThat(least).isLessThan(2 << 20);
    }

    /** In use after a collection, bytes. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
