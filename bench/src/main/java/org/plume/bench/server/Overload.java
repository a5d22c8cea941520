package org.plume.bench.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Three times what the server can do, each call with 100 ms: it must refuse at once what it cannot do, and do the rest. */
final class Overload implements Trial {

    private static final double DEADLINE_MS = 100;
    private static final Duration DEADLINE = Duration.ofMillis((long) DEADLINE_MS);
    private static final double LATE_MS = 20;
    /** Trajectories of a call: enough that computing, not the wire, is what there is too little of. */
    private static final int SAMPLES = 16;

    private static final IntFunction<byte[]> REQUESTS = Requests.of(Bed.MLP, SAMPLES);

    /** How many in a closed loop keep the server busy and are all answered in time. */
    private static final int ROBOTS = 8;

    private static final double FACTOR = 3;
    private static final double PROBES = 20;
    private static final Duration PROBING = Duration.ofSeconds(6);

    @Override
    public Finding measure(Bed bed) {
        Traffic.closedLoop(bed.client(), REQUESTS, ROBOTS, bed.span(), Bed.PATIENCE);
        double peak = Traffic.closedLoop(bed.client(), REQUESTS, ROBOTS, bed.span(), Bed.PATIENCE)
                .throughput();
        Load load = Traffic.onSchedule(bed.client(), REQUESTS, 32, FACTOR * peak, bed.overload(), DEADLINE);
        double recovery = recovery(bed);
        double seconds = bed.overload().toNanos() / 1e9;
        double goodput = load.within(DEADLINE_MS) / seconds;
        long late = load.answered() - load.within(DEADLINE_MS + LATE_MS);
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("goodputShare", goodput / peak);
        numbers.put("goodput", goodput);
        numbers.put("peak", peak);
        numbers.put("acceptedLate", late);
        numbers.put("acceptedUnanswered", load.broken());
        numbers.put("answeredMs", Map.of("p50", load.latency(50), "p99", load.latency(99), "max", load.latency(100)));
        numbers.put("refusalMs", Map.of("p50", load.refusal(50), "p99", load.refusal(99), "max", load.refusal(100)));
        numbers.put("recoverySeconds", recovery);
        numbers.put("outcomes", load.outcomes());
        return new Finding(
                "100 ms deadline, 3 x overload, " + Math.round(seconds) + " s",
                "goodput >= 90 % of peak; none late by > 20 ms; refused in < 10 ms (p99); recovery within 2 s",
                goodput >= 0.9 * peak && late == 0 && load.refusal(99) < 10 && recovery <= 2,
                numbers);
    }

    /** Seconds from the end of the overload to the first probe from which on all are answered in time. */
    private static double recovery(Bed bed) {
        int probes = (int) Math.round(PROBES * PROBING.toMillis() / 1e3);
        long begin = System.nanoTime();
        double recovered = 0;
        for (int i = 0; i < probes; i++) {
            CompletableFuture<Answer> probe = bed.client().ask(0, REQUESTS.apply(i), DEADLINE);
            Answer answer = probe.join();
            if (!answer.ok()) {
                recovered = (System.nanoTime() - begin) / 1e9;
            }
            Pause.until(begin + Math.round((i + 1) * 1e9 / PROBES));
        }
        return recovered;
    }
}
