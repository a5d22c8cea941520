package org.plume.generative.nn.net;

/** Checks of network sizes. */
final class Sizes {

    private Sizes() {}

    static void positive(String name, long value) {
        require(value >= 1, name + " must be >= 1", value);
    }

    static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", was " + value);
        }
    }
}
