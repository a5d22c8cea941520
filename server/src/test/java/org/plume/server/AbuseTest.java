package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    private static final int PINGS = 8;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int END_HEADERS = 4;
    private static final int CANCEL = 8;
    private static final int ENHANCE_YOUR_CALM = 11;

    @TempDir
    static Path folder;

    private static PlumeServer server;
    private static ManagedChannel channel;

    @BeforeAll
    static void start() {
        server = PlumeServer.start(Tiny.options().computing(1, 256), ServedModels.open(Tiny.models(folder)));
        channel = Tiny.channel(server.port());
        ask(200);
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        server.close();
    }

    private static void ask(int times) {
        for (int i = 0; i < times; i++) {
            SampleTrajectoriesResponse answer = PolicyServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(10, TimeUnit.MINUTES)
                    .sampleTrajectories(Tiny.request("plane").build());
            assertThat(answer.getTrajectoriesCount()).isEqualTo(4);
        }
    }

    /** More than the server allows of one connection in half a minute: it closes it, and the client opens others. */
    @Test
    void aThousandCancelledCalls_disturbNobody() throws Exception {
        long threads = threads();
        ManagedChannel rude = Tiny.channel(server.port());
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
                idle.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
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

    /** Told at one go: what is written after the server has closed would break the pipe. */
    private static int goAway(byte[] frames) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(new byte[] {0, 0, 0, SETTINGS, 0, 0, 0, 0, 0});
            all.writeBytes(frames);
            socket.getOutputStream().write(all.toByteArray());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int head = in.readInt();
                byte[] body = new byte[(head >>> 8) + 5];
                in.readFully(body);
                if ((head & 0xff) == GOAWAY) {
                    return body[12];
                }
            }
        }
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] body) {
        out.writeBytes(ByteBuffer.allocate(9)
                .putInt((body.length << 8) | type)
                .put((byte) flags)
                .putInt(stream)
                .array());
        out.writeBytes(body);
    }

    @Test
    void aClientThatKeepsPinging_isSentAway() throws IOException {
        ByteArrayOutputStream pings = new ByteArrayOutputStream();
        for (int i = 0; i < PINGS; i++) {
            frame(pings, PING, 0, 0, new byte[8]);
        }
        assertThat(goAway(pings.toByteArray())).isEqualTo(ENHANCE_YOUR_CALM);
        ask(1);
    }

    @Test
    void aClientThatKeepsTakingBackCalls_isSentAway() throws IOException {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        Map.of(
                        ":method", "POST",
                        ":scheme", "http",
                        ":path",
                                "/"
                                        + PolicyServiceGrpc.getSampleTrajectoriesMethod()
                                                .getFullMethodName(),
                        ":authority", "localhost")
                .forEach((name, value) -> field(fields, name, value));
        field(fields, "content-type", "application/grpc");
        field(fields, "te", "trailers");
        ByteArrayOutputStream calls = new ByteArrayOutputStream();
        for (int i = 0; i <= PlumeServer.RESETS; i++) {
            frame(calls, HEADERS, END_HEADERS, 2 * i + 1, fields.toByteArray());
            frame(calls, RESET, 0, 2 * i + 1, new byte[] {0, 0, 0, CANCEL});
        }
        assertThat(goAway(calls.toByteArray())).isEqualTo(ENHANCE_YOUR_CALM);
        ask(1);
    }

    /** A literal that no table remembers. */
    private static void field(ByteArrayOutputStream out, String name, String value) {
        out.write(0);
        for (String text : List.of(name, value)) {
            out.write(text.length());
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Opens a session and says good-bye. */
    private static final class Visit implements StreamObserver<ControlResponse> {

        final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private final StreamObserver<ControlRequest> out =
                PolicyServiceGrpc.newStub(channel).control(this);

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
