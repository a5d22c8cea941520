package org.plume.bench.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.proto.policy.v1.Timing;

/** 32 robots in a closed loop against one, and whether what they get is what each would get alone. */
record Gain(String model, double target) implements Trial {

    private static final int ROBOTS = 32;

    @Override
    public Finding measure(Bed bed) {
        Load one = Traffic.closedLoop(bed.client(), Requests.of(model, 1), 1, bed.span(), Bed.PATIENCE);
        Load all = Traffic.closedLoop(bed.client(), Requests.of(model, 1), ROBOTS, bed.span(), Bed.PATIENCE);
        double gain = all.throughput() / one.throughput();
        boolean equal = equalAnswers(bed);
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("throughputGain32", gain);
        numbers.put("requestsPerSecond1", one.throughput());
        numbers.put("requestsPerSecond32", all.throughput());
        numbers.put("latencyMs32", Map.of("p50", all.latency(50), "p99", all.latency(99)));
        numbers.put("bitEqual", equal);
        if (model.equals(Bed.MLP)) {
            bed.known().put("gain", gain);
            bed.known().put("peak", all.throughput());
        }
        return new Finding(
                "32 closed-loop robots against one, " + model,
                target > 0 ? ">= " + target + " x the requests/s, bit-equal answers" : "bit-equal answers",
                gain >= target && equal,
                numbers);
    }

    /** Each robot asks alone, then all ask at once, again and again. */
    private boolean equalAnswers(Bed bed) {
        List<SampleTrajectoriesResponse> alone =
                IntStream.range(0, ROBOTS).mapToObj(r -> ask(bed, r).join()).toList();
        for (int round = 0; round < 5; round++) {
            List<CompletableFuture<SampleTrajectoriesResponse>> together =
                    IntStream.range(0, ROBOTS).mapToObj(r -> ask(bed, r)).toList();
            for (int r = 0; r < ROBOTS; r++) {
                if (!together.get(r).join().equals(alone.get(r))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The answer without its times. */
    private CompletableFuture<SampleTrajectoriesResponse> ask(Bed bed, int robot) {
        return bed.client()
                .ask(robot, Requests.of(model, 2).apply(robot), Bed.PATIENCE)
                .thenApply(answer -> answer.response().toBuilder()
                        .setTiming(Timing.getDefaultInstance())
                        .build());
    }
}
