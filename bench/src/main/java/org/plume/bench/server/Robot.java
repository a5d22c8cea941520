package org.plume.bench.server;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.plume.bench.wire.Call;
import org.plume.bench.wire.Connection;
import org.plume.generative.Streams;
import org.plume.proto.policy.v1.ActionChunk;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.ControlResponse;
import org.plume.proto.policy.v1.Observation;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.Seam;
import org.plume.proto.policy.v1.Timing;

/**
 * A robot in the loop: a session of {@code PolicyService.Control} that tells what it sees at fixed times. One that was not
 * answered because a newer one took its place waited for that one's answer.
 */
final class Robot implements Call.Listener, AutoCloseable {

    private static final String CONTROL =
            "/" + PolicyServiceGrpc.getControlMethod().getFullMethodName();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Told(long due, long sent) {}

    private final ConcurrentSkipListMap<Long, Told> waiting = new ConcurrentSkipListMap<>();
    private final CompletableFuture<Status> ended = new CompletableFuture<>();
    private final RandomGenerator rng;
    private final Load load;
    private final Call call;
    private long sequence;

    /** @param load that is told how its observations were answered */
    Robot(Connection connection, String model, int seed, Load load) {
        this.load = load;
        rng = new Streams(11).at(seed);
        OpenSession open = OpenSession.newBuilder()
                .setModel(model)
                .setSeed(seed)
                .setSamples(1)
                .setNetworkEvaluations(8)
                .setSeam(Seam.SEAM_REPLACE)
                .build();
        call = connection.call(
                CONTROL, 0, ControlRequest.newBuilder().setOpen(open).build().toByteArray(), false, this);
    }

    /** Drives for a time, then leaves; returns once all is answered. */
    static Load drive(Client client, String model, double rate, Duration time) {
        Load load = new Load();
        try (Robot robot = new Robot(client.connection(0), model, 0, load)) {
            long begin = System.nanoTime();
            int steps = (int) Math.max(1, Math.round(rate * time.toNanos() / 1e9));
            for (int i = 0; i < steps; i++) {
                robot.see(begin + Math.round(i * 1e9 / rate));
            }
        }
        return load;
    }

    /** Tells what it sees, once it is due. */
    void see(long due) {
        long number = ++sequence;
        byte[] message = ControlRequest.newBuilder()
                .setObservation(Observation.newBuilder()
                        .setSequence(number)
                        .setStep(number)
                        .setTimeNs(due)
                        .addFrames(Requests.frame(rng)))
                .build()
                .toByteArray();
        Pause.until(due);
        waiting.put(number, new Told(due, System.nanoTime()));
        call.send(message, false);
    }

    @Override
    public void message(byte[] bytes, long at) {
        try {
            ControlResponse response = ControlResponse.parseFrom(bytes);
            if (response.hasChunk()) {
                ActionChunk chunk = response.getChunk();
                answered(chunk.getObservation(), chunk.getTiming(), at);
            } else if (response.hasRefusal()) {
                load.ended(response.getRefusal().getReason().name());
                waiting.remove(response.getRefusal().getObservation());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answered(long observation, Timing timing, long at) {
        Iterator<Map.Entry<Long, Told>> before =
                waiting.headMap(observation, true).entrySet().iterator();
        while (before.hasNext()) {
            Map.Entry<Long, Told> next = before.next();
            before.remove();
            Told told = next.getValue();
            if (next.getKey() == observation) {
                load.answered(timing, told.due(), told.sent(), at);
            } else {
                load.superseded(told.due(), at);
            }
        }
    }

    @Override
    public void ended(Status status, long at) {
        if (!status.isOk()) {
            load.ended(status);
        }
        ended.complete(status);
    }

    /** Leaves, once what was told is answered. */
    @Override
    public void close() {
        call.end();
        ended.completeOnTimeout(Status.DEADLINE_EXCEEDED, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
