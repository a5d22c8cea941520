package org.plume.server;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.BindableService;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.plume.generative.MissingCapabilityException;
import org.plume.protein.generate.InVainException;
import org.plume.server.schedule.BusyException;
import org.plume.server.schedule.ClosedException;
import org.plume.server.schedule.LateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what a call failed with into a status, wherever it was thrown: in the method, or later by a worker. What is not the
 * caller's fault is logged with an id, and the caller is told that id alone.
 */
final class ErrorInterceptor implements ServerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorInterceptor.class);

    /** A service whose messages are read behind this, so that one that is none has a status too. */
    static ServerServiceDefinition guarding(BindableService service) {
        return ServerInterceptors.useInputStreamMessages(service.bindService());
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        ServerCall<Q, A> mapped = new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                Throwable cause = status.getCause();
                boolean raw = status.getCode() == Status.Code.UNKNOWN && cause != null;
                super.close(raw ? statusOf(cause) : status, trailers);
            }
        };
        return new Guarded<>(next.startCall(mapped, headers), mapped);
    }

    /** The status of a failure. */
    static Status statusOf(Throwable failure) {
        if (failure instanceof IllegalArgumentException) {
            return Status.INVALID_ARGUMENT.withDescription(failure.getMessage());
        }
        if (failure instanceof UnknownModelException || failure instanceof UnknownSessionException) {
            return Status.NOT_FOUND.withDescription(failure.getMessage());
        }
        if (failure instanceof MissingCapabilityException) {
            return Status.UNIMPLEMENTED.withDescription(failure.getMessage());
        }
        if (failure instanceof BusyException || failure instanceof SessionsFullException) {
            return Status.RESOURCE_EXHAUSTED.withDescription(failure.getMessage());
        }
        if (failure instanceof LateException) {
            return Status.DEADLINE_EXCEEDED.withDescription(failure.getMessage());
        }
        if (failure instanceof InVainException) {
            return Status.FAILED_PRECONDITION.withDescription(failure.getMessage());
        }
        if (failure instanceof CancellationException) {
            return Status.CANCELLED.withDescription(failure.getMessage());
        }
        if (failure instanceof NotReadyException || failure instanceof ClosedException) {
            return Status.UNAVAILABLE.withDescription(failure.getMessage());
        }
        if (failure instanceof StatusRuntimeException known) {
            return known.getStatus();
        }
        if (failure instanceof StatusException known) {
            return known.getStatus();
        }
        String id = UUID.randomUUID().toString();
        LOG.error("internal error {}", id, failure);
        return Status.INTERNAL.withDescription("internal error " + id + "; the server's log says more under this id");
    }

    /** Closes the call where a message is none, or a method throws. */
    private static final class Guarded<Q, A> extends SimpleForwardingServerCallListener<Q> {

        private final ServerCall<Q, A> call;
        private boolean over;

        Guarded(ServerCall.Listener<Q> listener, ServerCall<Q, A> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            if (over) {
                return;
            }
            try {
                super.onMessage(message);
            } catch (StatusRuntimeException e) {
                boolean unread = e.getCause() instanceof InvalidProtocolBufferException;
                close(
                        unread
                                ? Status.INVALID_ARGUMENT.withDescription("the message must be a request of "
                                        + call.getMethodDescriptor().getFullMethodName() + ", could not be read as one")
                                : statusOf(e));
            } catch (RuntimeException | Error e) {
                close(statusOf(e));
            }
        }

        @Override
        public void onHalfClose() {
            if (over) {
                return;
            }
            try {
                super.onHalfClose();
            } catch (RuntimeException | Error e) {
                close(statusOf(e));
            }
        }

        private void close(Status status) {
            over = true;
            call.close(status, new Metadata());
        }
    }
}
