package org.plume.bench.server;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.proto.policy.v1.Timing;

/**
 * How a call ended.
 *
 * @param message as it came; null unless the status is OK
 * @param status of the call
 * @param sent {@link System#nanoTime} when it was sent
 * @param done the same when it ended
 */
record Answer(byte @Nullable [] message, Status status, long sent, long done) {

    boolean ok() {
        return message != null && status.isOk();
    }

    SampleTrajectoriesResponse response() {
        if (message == null) {
            throw new IllegalStateException("the server answered " + status);
        }
        try {
            return SampleTrajectoriesResponse.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server says that its time went: the one field that is needed of each. */
    Timing timing() {
        try {
            CodedInputStream in = CodedInputStream.newInstance(message == null ? new byte[0] : message);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == SampleTrajectoriesResponse.TIMING_FIELD_NUMBER) {
                    return Timing.parseFrom(in.readByteArray());
                }
                in.skipField(tag);
            }
            return Timing.getDefaultInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
