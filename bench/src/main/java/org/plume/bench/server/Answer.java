package org.plume.bench.server;

import io.grpc.Status;
import org.jspecify.annotations.Nullable;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;

/**
 * How a call ended.
 *
 * @param response null unless the status is OK
 * @param status of the call
 * @param sent {@link System#nanoTime} when it was sent
 * @param done the same when it ended
 */
record Answer(@Nullable SampleTrajectoriesResponse response, Status status, long sent, long done) {

    boolean ok() {
        return status.isOk();
    }

    /** Round trip, ms. */
    double millis() {
        return (done - sent) / 1e6;
    }
}
