package org.plume.bench.server;

import java.util.random.RandomGenerator;
import org.plume.bench.Untrained;
import org.plume.generative.Streams;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;

/** Requests to the untrained policies. */
final class Requests {

    private Requests() {}

    /** Two frames and a seed of robot {@code index}. */
    static SampleTrajectoriesRequest of(String model, int samples, int index) {
        RandomGenerator rng = new Streams(7).at(index);
        SampleTrajectoriesRequest.Builder request = SampleTrajectoriesRequest.newBuilder()
                .setModel(model)
                .setSamples(samples)
                .setSeed(index)
                .setNetworkEvaluations(8);
        for (int i = 0; i < 2; i++) {
            Frame.Builder frame = Frame.newBuilder();
            for (int c = 0; c < Untrained.COLUMNS; c++) {
                frame.addValues((float) rng.nextDouble(-1, 1));
            }
            request.addFrames(frame);
        }
        return request.build();
    }
}
