package org.plume.sim.remote;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.plume.proto.policy.v1.Refusal;
import org.plume.proto.policy.v1.RefusalReason;

/** A server refused, failed or could not be reached. */
public final class RemoteException extends RuntimeException {

    private final String code;

    private RemoteException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    static RemoteException of(String address, StatusRuntimeException e) {
        Status status = e.getStatus();
        String told = status.getDescription() == null ? "" : status.getDescription();
        String message = switch (status.getCode()) {
            case UNAVAILABLE ->
                "server " + address + " must be reachable: start one with ./plume serve, or name" + " another (" + told
                        + ")";
            case DEADLINE_EXCEEDED -> "server " + address + " did not answer in time (" + told + ")";
            case INVALID_ARGUMENT, NOT_FOUND, UNIMPLEMENTED, RESOURCE_EXHAUSTED -> told;
            default -> "server " + address + ": " + status.getCode() + " " + told;
        };
        return new RemoteException(status.getCode().name(), message, e);
    }

    static RemoteException late(String address, Duration patience) {
        return new RemoteException(
                Status.Code.DEADLINE_EXCEEDED.name(),
                "server " + address + " did not answer within " + patience.toMillis() + " ms",
                null);
    }

    static RemoteException refused(Refusal refusal) {
        return new RemoteException(
                refusal.getReason() == RefusalReason.REFUSAL_REASON_INVALID
                        ? Status.Code.INVALID_ARGUMENT.name()
                        : Status.Code.RESOURCE_EXHAUSTED.name(),
                "observation " + refusal.getObservation() + ": " + refusal.getMessage(),
                null);
    }

    /** The gRPC status code, for instance {@code UNAVAILABLE}. */
    public String code() {
        return code;
    }
}
