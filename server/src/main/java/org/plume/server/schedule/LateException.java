package org.plume.server.schedule;

/** A job took longer than it was given, or would. */
public final class LateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LateException(String message) {
        super(message, null, false, false);
    }
}
