package org.plume.bench.server;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Sessions that come and go, each beside calls of their own connections; memory must not grow. */
record Soak(Duration time) implements Trial {

    private static final double RATE = 20;
    private static final Duration VISIT = Duration.ofSeconds(5);
    private static final double WARM_UP = 0.2;

    @Override
    public Finding measure(Bed bed) throws IOException {
        SimpleRegression memory = new SimpleRegression();
        long begin = System.nanoTime();
        long visits = 0;
        long answered = 0;
        long errors = 0;
        double seconds = 0;
        while (seconds < time.toSeconds()) {
            visits++;
            try (Client client = new Client(bed.server().address(), 4)) {
                String model = visits % 7 == 0 ? Bed.UNET : Bed.MLP;
                CompletableFuture<Load> looping =
                        CompletableFuture.supplyAsync(() -> Robot.drive(client, Bed.MLP, RATE, VISIT));
                for (Load load : List.of(
                        Traffic.onSchedule(
                                client, Requests.of(model, 1 + (int) (visits % 4)), 4, RATE, VISIT, Bed.PATIENCE),
                        looping.join())) {
                    answered += load.answered();
                    errors +=
                            load.outcomes().values().stream().mapToLong(n -> n).sum() - load.answered();
                }
            }
            seconds = (System.nanoTime() - begin) / 1e9;
            if (seconds > WARM_UP * time.toSeconds()) {
                memory.addData(seconds, bed.server().footprint().residentMiB());
            }
        }
        double level = memory.predict(seconds);
        double slope = memory.getSlope() * 600 / level;
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("memorySlopePer10min", slope);
        numbers.put("residentMiB", level);
        numbers.put("visits", visits);
        numbers.put("answered", answered);
        numbers.put("errors", errors);
        return new Finding(
                "soak " + time.toMinutes() + " min, sessions coming and going",
                "memory slope < 1 % per 10 min after warm-up, 0 errors",
                slope < 0.01 && errors == 0 && bed.server().isAlive(),
                numbers);
    }
}
