package org.plume.server.schedule;

/** No job is taken any more. */
public final class ClosedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClosedException() {
        super("the server is shutting down", null, false, false);
    }
}
