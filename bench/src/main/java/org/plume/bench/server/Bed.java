package org.plume.bench.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the trials work with.
 *
 * @param home of Plume
 * @param models that are served
 * @param server under load
 * @param client to it
 * @param span of one measurement
 * @param overload how long to overload
 * @param known numbers that later trials need of earlier ones
 */
record Bed(
        Path home,
        Path models,
        ServerProcess server,
        Client client,
        Duration span,
        Duration overload,
        Map<String, Double> known) {

    /** Far beyond what a call may take. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final String MLP = "mlp";
    static final String UNET = "unet";

    Bed(Path home, Path models, ServerProcess server, Client client, Duration span, Duration overload) {
        this(home, models, server, client, span, overload, new ConcurrentHashMap<>());
    }

    /** Answers a second that 32 robots with one sample each get in a closed loop; measured once. */
    double peak() {
        return known.computeIfAbsent(
                "peak",
                k -> Traffic.closedLoop(client, Requests.of(MLP, 1), 32, span, PATIENCE)
                        .throughput());
    }
}
