package org.plume.bench.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From starting the process to the first answer. */
final class Start implements Trial {

    private static final int TIMES = 5;
    private static final double MOST_SECONDS = 2;

    @Override
    public Finding measure(Bed bed) throws IOException {
        byte[] request = Requests.of(Bed.MLP, 1).apply(0);
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            try (ServerProcess server = ServerProcess.start(bed.home(), bed.models(), null);
                    Client client = new Client(server.address(), 1)) {
                Answer first = client.ask(0, request, Bed.PATIENCE).join();
                if (!first.ok()) {
                    throw new IOException("the first call was answered " + first.status());
                }
                seconds.add((first.done() - begin) / 1e9);
            }
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        double median = sorted.get(TIMES / 2);
        return new Finding(
                "process start to first answer",
                "<= 2 s",
                median <= MOST_SECONDS,
                Map.of("seconds", median, "slowestSeconds", sorted.get(TIMES - 1)));
    }
}
