package org.plume.server;

/** A session was named that is not open. */
final class UnknownSessionException extends RuntimeException {

    UnknownSessionException(String message) {
        super(message);
    }
}
