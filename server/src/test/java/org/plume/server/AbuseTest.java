package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;

/** Clients that do what they should not: the others are answered, and nothing stays behind. */
@Timeout(120)
class AbuseTest {

    private static final int PINGS = 8;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int ENHANCE_YOUR_CALM = 11;

    @TempDir
    static Path folder;

    private static PlumeServer server;
    private static ManagedChannel channel;

    @BeforeAll
    static void start() {
        server = PlumeServer.start(ServerOptions.DEFAULT.at("127.0.0.1", 0), ServedModels.open(Tiny.models(folder)));
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
                    .withDeadlineAfter(60, TimeUnit.SECONDS)
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
        cancelling.get(60, TimeUnit.SECONDS);
        ask(50);
        rude.shutdownNow();
        assertThat(rude.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
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
    void connectionsThatSayNothing_disturbNobody() throws IOException {
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
    }

    @Test
    void aClientThatKeepsPinging_isSentAway() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            byte[] ping = {0, 0, 8, PING, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8};
            byte[] many = new byte[PINGS * ping.length];
            for (int i = 0; i < PINGS; i++) {
                System.arraycopy(ping, 0, many, i * ping.length, ping.length);
            }
            // at one go: what is written after the server has closed would break the pipe
            out.write(many);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int error = -1;
            while (error < 0) {
                int head = in.readInt();
                byte[] body = new byte[(head >>> 8) + 5];
                in.readFully(body);
                if ((head & 0xff) == GOAWAY) {
                    error = body[12];
                }
            }
            assertThat(error).isEqualTo(ENHANCE_YOUR_CALM);
        }
        ask(1);
    }

    @Test
    void manyCalls_leaveTheHeapAsItWas() {
        ask(300);
        long before = heap();
        ask(1500);
        assertThat(heap() - before).isLessThan(4 << 20);
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
