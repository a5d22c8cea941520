package org.plume.server;

/** The server does not compute yet, or no more. */
final class NotReadyException extends RuntimeException {

    NotReadyException(String reason) {
        super(reason);
    }
}
