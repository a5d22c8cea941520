package org.plume.protein.model;

/**
 * Reads sequences symbol by symbol and keeps what it needs of each. A slot holds one sequence; slots start, grow and end
 * independently of each other, and what is said of one does not depend on the others, to the bit. For one thread.
 */
public interface Decoder extends AutoCloseable {

    /** Empties a slot. */
    void start(int slot);

    /** Appends a symbol to the sequence in the slot. */
    void append(int slot, int symbol);

    /** Makes slot {@code to} a copy of slot {@code from}. */
    void copy(int from, int to);

    /**
     * log p(. | sequence in the slot) for each of the slots, nats.
     *
     * @param slots different from each other
     * @return {@code [slots.length][21]}
     */
    float[][] next(int... slots);

    @Override
    default void close() {}
}
