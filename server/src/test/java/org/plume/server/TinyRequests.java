package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.Goal;
import org.plume.proto.policy.v1.Joints;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;

/** Right requests to the models of {@link Tiny}, to make wrong ones of. */
final class TinyRequests {

    private TinyRequests() {}

    static SampleTrajectoriesRequest.Builder plane() {
        return Tiny.request("plane");
    }

    static SampleTrajectoriesRequest.Builder reach() {
        return SampleTrajectoriesRequest.newBuilder()
                .setModel("reach")
                .addFrames(frame(0, -0.785f, 0, -2.356f, 0, 1.571f, 0.785f))
                .setGoal(joints(0, -0.785, 0, -2.356, 0, 1.571, 0.785));
    }

    static Frame frame(float... values) {
        Frame.Builder frame = Frame.newBuilder();
        for (float value : values) {
            frame.addValues(value);
        }
        return frame.build();
    }

    static Goal joints(double... q) {
        Joints.Builder joints = Joints.newBuilder();
        for (double value : q) {
            joints.addPositions(value);
        }
        return Goal.newBuilder().setJoints(joints).build();
    }

    /** Asks for trajectories when it is called. */
    static Callable<?> sampling(Serving serving, SampleTrajectoriesRequest.Builder request) {
        return () -> PolicyServiceGrpc.newBlockingStub(serving.channel()).sampleTrajectories(request.build());
    }

    /** A right request has its answer. */
    static void assertAlive(Serving serving) {
        assertThat(PolicyServiceGrpc.newBlockingStub(serving.channel())
                        .sampleTrajectories(plane().build())
                        .getTrajectoriesCount())
                .isEqualTo(4);
    }
}
