package org.plume.bench.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.function.IntFunction;

/** Ways to send calls. */
final class Traffic {

    /** A call that has less left is sent all the same. */
    private static final Duration LEAST = Duration.ofMillis(1);

    private Traffic() {}

    /**
     * Call i is due at i / rate, whether the calls before it are answered or not; late sending counts as waiting, and its deadline
     * counts from when it was due.
     *
     * @param requests by the number of the call
     * @param robots that send them in turn
     * @param rate calls a second
     */
    static Load onSchedule(
            Client client, IntFunction<byte[]> requests, int robots, double rate, Duration time, Duration deadline) {
        Load load = new Load();
        int calls = (int) Math.max(1, Math.round(rate * time.toNanos() / 1e9));
        Phaser open = new Phaser(1);
        long begin = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            long due = begin + Math.round(i * 1e9 / rate);
            Pause.until(due);
            open.register();
            Duration left = deadline.minusNanos(System.nanoTime() - due);
            var sent = client.ask(i % robots, requests.apply(i), left.compareTo(LEAST) < 0 ? LEAST : left)
                    .thenAccept(answer -> {
                        load.add(answer, due);
                        open.arriveAndDeregister();
                    });
            assert sent != null;
        }
        open.arriveAndAwaitAdvance();
        return load;
    }

    /** Robots that each ask again as soon as they are answered; robot r's requests are {@code requests.apply(r)}. */
    static Load closedLoop(Client client, IntFunction<byte[]> requests, int robots, Duration time, Duration deadline) {
        Load load = new Load();
        long end = System.nanoTime() + time.toNanos();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int r = 0; r < robots; r++) {
            CompletableFuture<Void> stopped = new CompletableFuture<>();
            all.add(stopped);
            again(client, r, requests.apply(r), deadline, end, load, stopped);
        }
        all.forEach(CompletableFuture::join);
        return load;
    }

    private static void again(
            Client client,
            int robot,
            byte[] request,
            Duration deadline,
            long end,
            Load load,
            CompletableFuture<Void> stopped) {
        var sent = client.ask(robot, request, deadline).thenAccept(answer -> {
            load.add(answer, answer.sent());
            if (System.nanoTime() < end) {
                again(client, robot, request, deadline, end, load, stopped);
            } else {
                stopped.complete(null);
            }
        });
        assert sent != null;
    }
}
