package org.plume.cli;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plume.policy.cost.CostWeights;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.sim.Controller;
import org.plume.sim.Sensed;
import org.plume.sim.Task;
import org.plume.sim.remote.RemoteController;
import org.plume.sim.remote.RemoteOptions;
import org.plume.sim.remote.RemotePolicy;
import org.plume.sim.remote.RemoteServer;
import org.plume.sim.view.Draw;

/** A policy behind a server. */
final class RemoteDriver implements Driver {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final RemoteServer server;
    private final RemotePolicy policy;
    private final RemoteOptions options;

    /** @param address {@code host:port} */
    RemoteDriver(String address, String model, boolean alone, int samples, int evaluations, CostWeights weights) {
        server = RemoteServer.at(address, DEADLINE);
        options = new RemoteOptions(samples, evaluations, wire(weights), alone);
        try {
            policy = server.policy(model);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static org.plume.proto.policy.v1.CostWeights wire(CostWeights w) {
        return org.plume.proto.policy.v1.CostWeights.newBuilder()
                .setClearance(w.clearance())
                .setPathLength(w.pathLength())
                .setJerk(w.jerk())
                .setGoalDistance(w.goalDistance())
                .setJointLimits(w.jointLimits())
                .setVelocityLimits(w.velocityLimits())
                .build();
    }

    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public int evaluations() {
        return options.evaluations() == 0 ? policy.description().getNetworkEvaluations() : options.evaluations();
    }

    @Override
    public Controller episode(Task task, @Nullable Consumer<Draw> listener, long seed) {
        Sketch sketch = Sketch.of(task);
        int[] step = {0};
        Consumer<SampleTrajectoriesResponse> told = answer -> {
            if (listener != null) {
                listener.accept(sketch.draw(step[0], answer));
            }
        };
        Controller controller = RemoteController.of(policy, task, options, told, seed);
        return (Sensed now) -> {
            step[0] = now.step();
            return controller.next(now);
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
