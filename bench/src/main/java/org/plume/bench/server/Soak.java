package org.plume.bench.server;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Robots that come, ask for a while and go, each with a connection of its own; memory must not grow. */
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
            int robot = (int) (visits++ % 1000);
            try (Client client = new Client(bed.server().address(), 4)) {
                Load load = Traffic.onSchedule(
                        client,
                        i -> Requests.of(i % 7 == 0 ? Bed.UNET : Bed.MLP, 1 + i % 4, robot),
                        RATE,
                        VISIT,
                        Bed.PATIENCE);
                answered += load.answered();
                errors += load.outcomes().values().stream().mapToLong(n -> n).sum() - load.answered();
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
                "soak " + time.toMinutes() + " min, robots coming and going",
                "memory slope < 1 % per 10 min after warm-up, 0 errors",
                slope < 0.01 && errors == 0 && bed.server().isAlive(),
                numbers);
    }
}
