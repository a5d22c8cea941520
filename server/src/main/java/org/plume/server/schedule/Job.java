package org.plume.server.schedule;

import org.plume.generative.solve.Walk;

/** What one request computes. Its methods are called by one thread at a time, in this order. */
public interface Job {

    /** How much it is with this many evaluations, at least 1. Told at the door, by the caller's thread. */
    Load load(int evaluations);

    /** Begins with this many evaluations, on a computing thread. */
    Walk start(int evaluations);

    /** The walk is done: work out the answer and give it. */
    void finish(Ticket ticket);

    /** Called instead of what is left, once, where the job does not come to its end. */
    void failed(Throwable failure);
}
