package org.plume.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.plume.bench.wire.Call;

/** Calls that are taken back as soon as they are sent, connections that say nothing, a client that reads once a second. */
final class Abuse implements Trial {

    private static final int CANCELLED = 10_000;
    private static final int IDLE = 1_000;
    private static final double RATE = 50;
    private static final Duration SETTLING = Duration.ofSeconds(5);
    /** Until all of them are connected: what counts is what they cost then. */
    private static final Duration CONNECTING = Duration.ofSeconds(1);

    /** Threads and descriptors that come and go by themselves. */
    private static final int SLACK = 8;

    @Override
    public Finding measure(Bed bed) throws IOException {
        // what nobody has done yet has to be compiled first, on both sides
        attacked(bed);
        Pause.until(System.nanoTime() + SETTLING.toNanos());
        Load before = Robot.drive(bed.client(), Bed.MLP, RATE, bed.span());
        ServerProcess.Footprint first = bed.server().footprint();
        Load during = attacked(bed);
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

    /** A robot's stream beside all of this. */
    private static Load attacked(Bed bed) throws IOException {
        List<Socket> idle = new ArrayList<>();
        try (Client rude = new Client(bed.server().address(), 4);
                SlowReader slow = new SlowReader(bed.server().address())) {
            for (int i = 0; i < IDLE; i++) {
                idle.add(new Socket(
                        InetAddress.getLoopbackAddress(), bed.server().port()));
            }
            slow.start();
            Pause.until(System.nanoTime() + CONNECTING.toNanos());
            CompletableFuture<Void> cancelling =
                    CompletableFuture.runAsync(() -> cancel(rude, bed.span().toNanos()));
            Load during = Robot.drive(bed.client(), Bed.MLP, RATE, bed.span());
            cancelling.join();
            return during;
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /** Sends calls evenly over the time, and takes each back at once or within about 1 ms. */
    private static void cancel(Client client, long nanos) {
        IntFunction<byte[]> requests = Requests.of(Bed.MLP, 1);
        long begin = System.nanoTime();
        for (int i = 0; i < CANCELLED; i++) {
            Pause.until(begin + nanos / CANCELLED * i);
            Call call = client.open(i, requests.apply(i));
            if (i % 2 == 0) {
                Pause.until(System.nanoTime() + i % 11 * 100_000L);
            }
            call.cancel();
        }
    }
}
