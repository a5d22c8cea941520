package org.plume.server;

/** More requests wait than the queue holds. */
final class QueueFullException extends RuntimeException {

    QueueFullException(int capacity) {
        super("the queue must hold <= " + capacity + " waiting requests and is full: ask again later");
    }
}
