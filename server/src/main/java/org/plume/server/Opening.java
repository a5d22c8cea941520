package org.plume.server;

import java.util.concurrent.TimeUnit;
import org.plume.server.session.SessionTerms;

/**
 * What a session was opened with.
 *
 * @param terms of its answers
 * @param least network evaluations that will do where time is short; 0: all
 * @param deadline time for an answer, ns
 * @param lease how long it outlives the last message, ns
 */
record Opening(SessionTerms terms, int least, long deadline, long lease) {

    long leaseMs() {
        return TimeUnit.NANOSECONDS.toMillis(lease);
    }
}
