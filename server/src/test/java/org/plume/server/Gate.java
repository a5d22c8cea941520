package org.plume.server;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.plume.generative.model.ModelFolder;
import org.plume.policy.plan.Policy;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.server.schedule.Lane;

/** The model `plane`, whose network holds the steps of wide requests while the gate is closed. */
final class Gate {

    static final SampleTrajectoriesRequest WIDE =
            Tiny.request("plane").setSamples(64).setNetworkEvaluations(1000).build();

    /** Rows of other requests. */
    private static final int SMALL = 4;

    private final Semaphore reached = new Semaphore(0);
    private final Semaphore permits = new Semaphore(0);
    private final AtomicInteger passed = new AtomicInteger();
    private final Path folder;
    private volatile boolean closed;

    /** @param folder of {@link Tiny#models} */
    Gate(Path folder) {
        this.folder = folder;
    }

    ServedModels models() {
        Policy policy = Policy.load(ModelFolder.open(folder.resolve("plane")));
        ServedPolicy plain = ServedPolicy.of(policy);
        Lane lane = new Lane("plane", queries -> {
            if (closed && queries.size() > SMALL) {
                reached.release();
                permits.acquireUninterruptibly();
                passed.incrementAndGet();
            }
            return policy.predictor().predict(queries);
        });
        return new ServedModels(
                List.of(new ServedPolicy(plain.planner(), lane, plain.capabilities(), plain.description())));
    }

    void close() {
        closed = true;
    }

    /** For good. */
    void open() {
        closed = false;
        permits.release(WIDE.getNetworkEvaluations());
    }

    void letOne() {
        permits.release();
    }

    boolean isReached() {
        return reached.availablePermits() > 0;
    }

    void awaitReached() {
        reached.acquireUninterruptibly();
    }

    int passed() {
        return passed.get();
    }
}
