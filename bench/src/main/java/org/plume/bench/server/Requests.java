package org.plume.bench.server;

import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.bench.Untrained;
import org.plume.generative.Streams;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;

/** Requests to the untrained policies, made before they are needed. */
final class Requests {

    private static final int ROBOTS = 32;

    private Requests() {}

    /** By the number of the call: two frames and a seed of robot {@code number % 32}. */
    static IntFunction<byte[]> of(String model, int samples) {
        return of(model, samples, request -> request);
    }

    /** The same with something more in them. */
    static IntFunction<byte[]> of(String model, int samples, UnaryOperator<SampleTrajectoriesRequest.Builder> more) {
        byte[][] made = IntStream.range(0, ROBOTS)
                .mapToObj(robot ->
                        more.apply(request(model, samples, robot)).build().toByteArray())
                .toArray(byte[][]::new);
        return number -> made[number % ROBOTS];
    }

    private static SampleTrajectoriesRequest.Builder request(String model, int samples, int robot) {
        SampleTrajectoriesRequest.Builder request = SampleTrajectoriesRequest.newBuilder()
                .setModel(model)
                .setSamples(samples)
                .setSeed(robot)
                .setNetworkEvaluations(8);
        RandomGenerator rng = new Streams(7).at(robot);
        for (int i = 0; i < 2; i++) {
            request.addFrames(frame(rng));
        }
        return request;
    }

    static Frame frame(RandomGenerator rng) {
        Frame.Builder frame = Frame.newBuilder();
        for (int c = 0; c < Untrained.COLUMNS; c++) {
            frame.addValues((float) rng.nextDouble(-1, 1));
        }
        return frame.build();
    }
}
