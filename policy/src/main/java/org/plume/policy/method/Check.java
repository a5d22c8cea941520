package org.plume.policy.method;

/** Refusals of arguments: name, rule, value. */
final class Check {

    private Check() {}

    static void positive(String name, int value) {
        if (value < 1 || value > 1 << 16) {
            throw new IllegalArgumentException(name + " must be in [1, 65536], was " + value);
        }
    }
}
