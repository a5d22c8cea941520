package org.plume.bench.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.plume.proto.policy.v1.Priority;

/** A robot in the loop at 50 Hz alone, then beside others who keep asking for 64 trajectories. */
final class Beside implements Trial {

    private static final double RATE = 50;
    private static final int OTHERS = 8;
    private static final Duration HEAD_START = Duration.ofMillis(500);

    @Override
    public Finding measure(Bed bed) {
        Load solo = Robot.drive(bed.client(), Bed.MLP, RATE, bed.span());
        CompletableFuture<Load> batch = CompletableFuture.supplyAsync(() -> Traffic.closedLoop(
                bed.client(),
                Requests.of(Bed.MLP, 64, r -> r.setPriority(Priority.PRIORITY_BATCH)),
                OTHERS,
                bed.span().plus(HEAD_START.multipliedBy(2)),
                Bed.PATIENCE));
        Pause.until(System.nanoTime() + HEAD_START.toNanos());
        Load beside = Robot.drive(bed.client(), Bed.MLP, RATE, bed.span());
        Load others = batch.join();
        double ratio = beside.latency(99) / solo.latency(99);
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("p99Ratio", ratio);
        numbers.put("p99Ms", beside.latency(99));
        numbers.put("soloP99Ms", solo.latency(99));
        numbers.put("p50Ms", beside.latency(50));
        numbers.put("soloP50Ms", solo.latency(50));
        numbers.put("batchRequestsPerSecond", others.throughput());
        return new Finding("control beside saturating batch requests", "p99 <= 2 x solo p99", ratio <= 2, numbers);
    }
}
