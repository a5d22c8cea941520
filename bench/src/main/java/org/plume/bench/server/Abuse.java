package org.plume.bench.server;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;

/** Calls that are cancelled as soon as they are sent, connections that say nothing, a client that reads once a second. */
final class Abuse implements Trial {

    private static final int CANCELLED = 10_000;
    private static final int IDLE = 1_000;
    private static final double RATE = 50;
    private static final Duration SETTLING = Duration.ofSeconds(5);
    /** Threads and descriptors that come and go by themselves. */
    private static final int SLACK = 8;

    /** What gRPC's client would otherwise say whenever the server closes a connection that cancels too often. */
    private static final Logger CLOSED_CONNECTIONS = Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty");

    @Override
    public Finding measure(Bed bed) throws IOException {
        CLOSED_CONNECTIONS.setLevel(Level.SEVERE);
        Load before = others(bed);
        ServerProcess.Footprint first = bed.server().footprint();
        Load during;
        List<Socket> idle = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        try (Client rude = new Client(bed.server().address(), 4)) {
            for (int i = 0; i < IDLE; i++) {
                idle.add(new Socket(
                        InetAddress.getLoopbackAddress(), bed.server().port()));
            }
            CompletableFuture<Void> cancelling =
                    CompletableFuture.runAsync(() -> cancel(rude, bed.span().toNanos()));
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> readSlowly(rude, over));
            during = others(bed);
            over.set(true);
            cancelling.join();
            reading.join();
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        Pause.until(System.nanoTime() + SETTLING.toNanos());
        ServerProcess.Footprint last = bed.server().footprint();
        double ratio = during.latency(99) / before.latency(99);
        double growth = last.residentMiB() / first.residentMiB() - 1;
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("p99Ratio", ratio);
        numbers.put("p99Ms", during.latency(99));
        numbers.put("undisturbedP99Ms", before.latency(99));
        numbers.put("outcomes", during.outcomes());
        numbers.put("threads", List.of(first.threads(), last.threads()));
        numbers.put("descriptors", List.of(first.descriptors(), last.descriptors()));
        numbers.put("residentMiB", List.of(first.residentMiB(), last.residentMiB()));
        boolean back = last.threads() <= first.threads() + SLACK
                && last.descriptors() <= first.descriptors() + SLACK
                && growth <= 0.1;
        return new Finding(
                "10,000 cancelled calls, 1,000 idle connections, a slow reader",
                "others' p99 < 2 x; threads, descriptors and memory (10 %) back",
                ratio < 2 && back && during.answered() == before.answered(),
                numbers);
    }

    private static Load others(Bed bed) {
        return Traffic.onSchedule(bed.client(), i -> Requests.of(Bed.MLP, 1, i % 32), RATE, bed.span(), Bed.PATIENCE);
    }

    /** Sends calls evenly over the time, and takes each back at once or within about 1 ms. */
    private static void cancel(Client client, long nanos) {
        long begin = System.nanoTime();
        for (int i = 0; i < CANCELLED; i++) {
            Pause.until(begin + nanos / CANCELLED * i);
            ClientCall<SampleTrajectoriesRequest, SampleTrajectoriesResponse> call = open(client, i);
            call.request(1);
            if (i % 2 == 0) {
                Pause.until(System.nanoTime() + i % 11 * 100_000L);
            }
            call.cancel("changed my mind", null);
        }
    }

    private static ClientCall<SampleTrajectoriesRequest, SampleTrajectoriesResponse> open(Client client, int index) {
        ClientCall<SampleTrajectoriesRequest, SampleTrajectoriesResponse> call =
                client.channel().newCall(PolicyServiceGrpc.getSampleTrajectoriesMethod(), CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<>() {}, new Metadata());
        call.sendMessage(Requests.of(Bed.MLP, 1, index % 32));
        call.halfClose();
        return call;
    }

    /** Ten calls at a time whose answers are fetched one a second. */
    private static void readSlowly(Client client, AtomicBoolean over) {
        while (!over.get()) {
            var calls = new ArrayList<ClientCall<SampleTrajectoriesRequest, SampleTrajectoriesResponse>>();
            for (int i = 0; i < 10; i++) {
                calls.add(open(client, i));
            }
            for (var call : calls) {
                if (!over.get()) {
                    Pause.until(System.nanoTime() + 1_000_000_000L);
                }
                call.request(1);
            }
        }
    }
}
