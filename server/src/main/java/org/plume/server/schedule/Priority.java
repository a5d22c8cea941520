package org.plume.server.schedule;

/** Whose work goes first, whatever the deadlines. */
public enum Priority {
    /** A robot waits for it. While such work is about, no step of other work takes longer than one of it. */
    CONTROL,
    /** Everything else. */
    BATCH
}
