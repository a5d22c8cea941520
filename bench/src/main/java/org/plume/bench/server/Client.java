package org.plume.bench.server;

import io.grpc.Status;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.plume.bench.wire.Call;
import org.plume.bench.wire.Connection;
import org.plume.proto.policy.v1.PolicyServiceGrpc;

/** Some connections to a server, for robots to share; one that is closed is opened again. */
final class Client implements AutoCloseable {

    private static final String SAMPLE =
            "/" + PolicyServiceGrpc.getSampleTrajectoriesMethod().getFullMethodName();

    private static final String HEALTH = "/" + HealthGrpc.getCheckMethod().getFullMethodName();

    private final String address;
    private final AtomicReferenceArray<@Nullable Connection> connections;

    Client(String address, int connections) {
        this.address = address;
        this.connections = new AtomicReferenceArray<>(connections);
        for (int i = 0; i < connections; i++) {
            this.connections.set(i, new Connection(address));
        }
    }

    /** The connection of this robot. */
    Connection connection(int robot) {
        int i = Math.floorMod(robot, connections.length());
        Connection open = connections.get(i);
        if (open == null || open.isClosed()) {
            open = new Connection(address);
            connections.set(i, open);
        }
        return open;
    }

    /** Sends; the future is completed when the call has ended, however it did. The deadline is the server's to keep. */
    CompletableFuture<Answer> ask(int robot, byte[] request, Duration deadline) {
        return call(robot, SAMPLE, request, deadline);
    }

    /** Asks whether the server is well: the least that a call can be. */
    CompletableFuture<Answer> ping(int robot) {
        return call(robot, HEALTH, new byte[0], Duration.ZERO);
    }

    /** Any call that asks one thing; a deadline of 0 is none. */
    CompletableFuture<Answer> call(int robot, String path, byte[] request, Duration deadline) {
        Unary unary = new Unary(System.nanoTime());
        connection(robot).call(path, deadline.toNanos() / 1000, request, true, unary);
        return unary.answer;
    }

    /** Starts a call that nobody waits for. */
    Call open(int robot, byte[] request) {
        return connection(robot).call(SAMPLE, 0, request, true, new Unary(System.nanoTime()));
    }

    private static final class Unary implements Call.Listener {

        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final long sent;
        private byte @Nullable [] message;

        Unary(long sent) {
            this.sent = sent;
        }

        @Override
        public void message(byte[] received, long at) {
            message = received;
        }

        @Override
        public void ended(Status status, long at) {
            answer.complete(new Answer(status.isOk() ? message : null, status, sent, at));
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < connections.length(); i++) {
            Connection open = connections.get(i);
            if (open != null) {
                open.close();
            }
        }
    }
}
