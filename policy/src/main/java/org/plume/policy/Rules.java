package org.plume.policy;

/** Refusals of arguments: the rule, then the value. */
final class Rules {

    private Rules() {}

    static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", was " + value);
        }
    }
}
