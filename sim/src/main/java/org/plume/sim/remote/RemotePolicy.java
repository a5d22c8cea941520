package org.plume.sim.remote;

import org.plume.proto.model.v1.DescribeModelResponse;
import org.plume.proto.model.v1.PolicyDescription;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.sim.Task;

/** A policy that a server serves. Safe for threads. */
public final class RemotePolicy {

    private final RemoteServer server;
    private final DescribeModelResponse description;

    RemotePolicy(RemoteServer server, DescribeModelResponse description) {
        this.server = server;
        this.description = description;
    }

    public String name() {
        return description.getSummary().getName();
    }

    /** SHA-256 of the model folder's description. */
    public String version() {
        return description.getSummary().getVersion();
    }

    /** What it sees and gives. */
    public PolicyDescription description() {
        return description.getPolicy();
    }

    /** Asks this policy; the request's model is set. */
    public SampleTrajectoriesResponse sample(SampleTrajectoriesRequest request) {
        return server.sample(request.toBuilder().setModel(name()).build());
    }

    /** Opens a session with this policy; the model is filled in. */
    public RemoteSession session(OpenSession open) {
        return server.session(open.toBuilder().setModel(name()).build());
    }

    /** Refuses a task that shows or takes other numbers than the policy sees and gives. */
    void check(Task task) {
        PolicyDescription policy = description();
        if (!policy.getObservationNamesList().equals(task.observation())) {
            throw new IllegalArgumentException("model " + name() + " must see what task " + task.name() + " shows, "
                    + task.observation() + ", sees " + policy.getObservationNamesList());
        }
        if (!policy.getActionNamesList().equals(task.action())) {
            throw new IllegalArgumentException("model " + name() + " must give what task " + task.name() + " takes, "
                    + task.action() + ", gives " + policy.getActionNamesList());
        }
    }
}
