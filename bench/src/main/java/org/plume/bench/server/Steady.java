package org.plume.bench.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** 32 robots that ask at fixed times, 60 % of what they could get in a closed loop. */
final class Steady implements Trial {

    private static final double SHARE = 0.6;
    private static final double UNLOADED_RATE = 20;
    private static final int EVALUATIONS = 8;

    @Override
    public Finding measure(Bed bed) {
        Load unloaded =
                Traffic.onSchedule(bed.client(), Requests.of(Bed.MLP, 1), 1, UNLOADED_RATE, bed.span(), Bed.PATIENCE);
        double rate = SHARE * bed.peak();
        Load load = Traffic.onSchedule(bed.client(), Requests.of(Bed.MLP, 1), 32, rate, bed.span(), Bed.PATIENCE);
        double step = unloaded.compute(50) / EVALUATIONS;
        double most = 3 * unloaded.latency(99) + step;
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("p99Ms", load.latency(99));
        numbers.put("p50Ms", load.latency(50));
        numbers.put("unloadedP99Ms", unloaded.latency(99));
        numbers.put("solverStepMs", step);
        numbers.put("requestsPerSecond", rate);
        numbers.put("outcomes", load.outcomes());
        bed.known().put("unloadedP99", unloaded.latency(99));
        return new Finding(
                "32 robots on a fixed schedule at 60 % of that",
                "p99 <= 3 x unloaded p99 + one solver step",
                load.latency(99) <= most && load.outcomes().keySet().equals(Set.of("OK")),
                numbers);
    }
}
