package org.plume.generative.nn.net;

/** What reads sequences. */
public sealed interface SequenceNetwork permits CausalMixer, AnyOrderNetwork {

    /** Positions that are read at once. */
    int context();

    /** Whether positions are columns of an alignment. */
    boolean aligned();
}
