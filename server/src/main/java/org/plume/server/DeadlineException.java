package org.plume.server;

/** A request took longer than it was given. */
final class DeadlineException extends RuntimeException {

    DeadlineException(String message) {
        super(message);
    }
}
