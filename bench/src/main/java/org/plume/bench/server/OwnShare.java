package org.plume.bench.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.plume.proto.policy.v1.Timing;

/**
 * What a round trip takes beyond waiting and computing: reading, writing, threads, the way. Beside it, at the same rate, what a
 * call takes that asks nothing, by the same connection: the least that any gRPC server of this machine could do; bytes that
 * come back over a socket: the least of all; and the same of a robot that asks again as soon as it is answered, whose cores have not
 * slept in between.
 */
final class OwnShare implements Trial {

    private static final double RATE = 100;

    @Override
    public Finding measure(Bed bed) {
        Load load = Traffic.onSchedule(bed.client(), Requests.of(Bed.MLP, 1), 1, RATE, bed.span(), Bed.PATIENCE);
        Load empty = pings(bed);
        Load awake = Traffic.closedLoop(bed.client(), Requests.of(Bed.MLP, 1), 1, bed.span(), Bed.PATIENCE);
        Histogram echo = Echo.measure(RATE, bed.span());
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("overheadMs", Map.of("p50", load.overhead(50), "p99", load.overhead(99)));
        numbers.put("withoutPausesMs", Map.of("p50", awake.overhead(50), "p99", awake.overhead(99)));
        numbers.put("emptyCallMs", Map.of("p50", empty.latency(50), "p99", empty.latency(99)));
        numbers.put(
                "echoMs",
                Map.of("p50", echo.getValueAtPercentile(50) / 1e3, "p99", echo.getValueAtPercentile(99) / 1e3));
        numbers.put("restMs", Map.of("p50", load.rest(50), "p99", load.rest(99)));
        numbers.put("computeMs", Map.of("p50", load.compute(50), "p99", load.compute(99)));
        numbers.put("latencyMs", Map.of("p50", load.latency(50), "p99", load.latency(99)));
        numbers.put("answered", load.answered());
        bed.known().put("overheadP50", load.overhead(50));
        bed.known().put("overheadP99", load.overhead(99));
        return new Finding(
                "own share at 100 requests/s",
                "p50 <= 0.3 ms, p99 <= 3 ms",
                load.overhead(50) <= 0.3 && load.overhead(99) <= 3,
                numbers);
    }

    private static Load pings(Bed bed) {
        Load load = new Load();
        int calls = (int) Math.max(1, Math.round(RATE * bed.span().toNanos() / 1e9));
        long begin = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            long due = begin + Math.round(i * 1e9 / RATE);
            Pause.until(due);
            Answer answer = bed.client().ping(0).join();
            load.answered(Timing.getDefaultInstance(), answer.sent(), answer.sent(), answer.done());
        }
        return load;
    }
}
