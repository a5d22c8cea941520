package org.plume.bench.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Sessions that come and go, each beside calls of their own connections; memory must not grow. A visit that took twice its time was
 * stopped together with the server by whoever runs the machine: it is told and not counted.
 */
record Soak(Duration time) implements Trial {

    private static final double RATE = 20;

    /** A call of the U-Net takes so many times as long. */
    private static final double HEAVIER = 10;

    private static final Duration VISIT = Duration.ofSeconds(5);
    private static final double WARM_UP = 0.2;

    /** What is as it should be: answered, or a newer observation of the robot was. */
    private static final Set<String> FINE = Set.of("OK", "SUPERSEDED");

    @Override
    public Finding measure(Bed bed) throws IOException {
        SimpleRegression memory = new SimpleRegression();
        ServerProcess.Footprint first = bed.server().footprint();
        long begin = System.nanoTime();
        long visits = 0;
        long answered = 0;
        long errors = 0;
        long suspended = 0;
        Map<String, Long> outcomes = new TreeMap<>();
        List<String> reasons = new ArrayList<>();
        double seconds = 0;
        while (seconds < time.toSeconds()) {
            visits++;
            long came = System.nanoTime();
            List<Load> loads;
            try (Client client = new Client(bed.server().address(), 4)) {
                boolean heavy = visits % 7 == 0;
                CompletableFuture<Load> looping =
                        CompletableFuture.supplyAsync(() -> Robot.drive(client, Bed.MLP, RATE, VISIT));
                Load calls = Traffic.onSchedule(
                        client,
                        heavy ? Requests.of(Bed.UNET, 1) : Requests.of(Bed.MLP, 1 + (int) (visits % 4)),
                        4,
                        heavy ? RATE / HEAVIER : RATE,
                        VISIT,
                        Bed.PATIENCE);
                loads = List.of(calls, looping.join());
            }
            if (System.nanoTime() - came > 2 * VISIT.toNanos()) {
                suspended++;
            } else {
                for (Load load : loads) {
                    answered += load.answered();
                    reasons.addAll(load.reasons());
                    load.outcomes().forEach((code, n) -> outcomes.merge(code, n, Long::sum));
                }
            }
            seconds = (System.nanoTime() - begin) / 1e9;
            if (seconds > WARM_UP * time.toSeconds()) {
                memory.addData(seconds, bed.server().footprint().residentMiB());
            }
        }
        for (Map.Entry<String, Long> outcome : outcomes.entrySet()) {
            errors += FINE.contains(outcome.getKey()) ? 0 : outcome.getValue();
        }
        double level = memory.predict(seconds);
        double slope = memory.getSlope() * 600 / level;
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("memorySlopePer10min", slope);
        numbers.put("residentMiB", level);
        numbers.put("visits", visits);
        numbers.put("suspendedVisits", suspended);
        numbers.put("answered", answered);
        numbers.put("errors", errors);
        numbers.put("outcomes", outcomes);
        numbers.put("reasons", reasons);
        numbers.put("threads", List.of(first.threads(), bed.server().footprint().threads()));
        numbers.put(
                "descriptors",
                List.of(first.descriptors(), bed.server().footprint().descriptors()));
        return new Finding(
                "soak " + time.toMinutes() + " min, sessions coming and going",
                "memory slope < 1 % per 10 min after warm-up, 0 errors",
                slope < 0.01 && errors == 0 && bed.server().isAlive(),
                numbers);
    }
}
