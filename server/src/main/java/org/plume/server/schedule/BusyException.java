package org.plume.server.schedule;

/** The machine has too much to do; later it may have less. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BusyException(String message) {
        super(message, null, false, false);
    }
}
