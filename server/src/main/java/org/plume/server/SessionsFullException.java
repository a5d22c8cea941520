package org.plume.server;

/** More robots are in the loop than the server takes. */
final class SessionsFullException extends RuntimeException {

    SessionsFullException(int most) {
        super("the server must have <= " + most + " sessions and has them: close one, or ask again when one has ended");
    }
}
