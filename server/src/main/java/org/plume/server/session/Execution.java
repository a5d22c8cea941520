package org.plume.server.session;

/**
 * What a robot executes.
 *
 * @param chunk number of the chunk
 * @param joined the first of its actions that was executed
 * @param next the next of its actions to be executed
 */
public record Execution(long chunk, int joined, int next) {

    public Execution {
        if (joined < 0 || next < joined) {
            throw new IllegalArgumentException(
                    "execution.joined must be in [0, execution.next = " + next + "], was " + joined);
        }
    }
}
