package org.plume.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Where a server listens and how much it takes.
 *
 * @param host address to bind
 * @param port 0: any free one
 * @param insecure whether an address that others can reach is meant; there is no TLS
 * @param workers threads that compute
 * @param queue requests of each priority that may be under way
 * @param maxMessageBytes of a request
 * @param maxCalls concurrent calls of one connection
 * @param maxSessions robots in the loop
 * @param maxObstacles of a request
 * @param maxEvaluations network evaluations of a trajectory
 * @param maxCompute longest time that one request may take
 */
public record ServerOptions(
        String host,
        int port,
        boolean insecure,
        int workers,
        int queue,
        int maxMessageBytes,
        int maxCalls,
        int maxSessions,
        int maxObstacles,
        int maxEvaluations,
        Duration maxCompute) {

    /** Port {@code 50051} of the loopback address, one worker for each two processors. */
    public static final ServerOptions DEFAULT = new ServerOptions(
            "127.0.0.1",
            50051,
            false,
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            256,
            1 << 20,
            100,
            256,
            256,
            1000,
            Duration.ofSeconds(30));

    public ServerOptions {
        within("port", port, 0, 65535);
        within("workers", workers, 1, 1024);
        within("queue", queue, 1, 1 << 16);
        within("maxMessageBytes", maxMessageBytes, 1024, 1 << 28);
        within("maxCalls", maxCalls, 1, 1 << 16);
        within("maxSessions", maxSessions, 0, 1 << 16);
        within("maxObstacles", maxObstacles, 0, 1 << 16);
        within("maxEvaluations", maxEvaluations, 1, 10_000);
        if (maxCompute.isNegative() || maxCompute.isZero()) {
            throw new IllegalArgumentException("maxCompute must be > 0, was " + maxCompute);
        }
    }

    public ServerOptions at(String newHost, int newPort) {
        return new ServerOptions(
                newHost,
                newPort,
                insecure,
                workers,
                queue,
                maxMessageBytes,
                maxCalls,
                maxSessions,
                maxObstacles,
                maxEvaluations,
                maxCompute);
    }

    public ServerOptions insecure(boolean newInsecure) {
        return new ServerOptions(
                host,
                port,
                newInsecure,
                workers,
                queue,
                maxMessageBytes,
                maxCalls,
                maxSessions,
                maxObstacles,
                maxEvaluations,
                maxCompute);
    }

    /** Computes on this many threads, with this many requests of each priority under way. */
    public ServerOptions computing(int newWorkers, int newQueue) {
        return new ServerOptions(
                host,
                port,
                insecure,
                newWorkers,
                newQueue,
                maxMessageBytes,
                maxCalls,
                maxSessions,
                maxObstacles,
                maxEvaluations,
                maxCompute);
    }

    /** The address to bind; one beyond loopback is refused unless {@link #insecure}. */
    InetSocketAddress address() {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host must be an address or a name that is known, was " + host, e);
        }
        if (!address.isLoopbackAddress() && !insecure) {
            throw new IllegalArgumentException("host must be a loopback address such as 127.0.0.1, was " + host
                    + ": without TLS anyone who reaches the port could use the server; --insecure allows it");
        }
        return new InetSocketAddress(address, port);
    }

    private static void within(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], was " + value);
        }
    }
}
