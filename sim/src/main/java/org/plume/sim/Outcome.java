package org.plume.sim;

import java.util.Locale;

/** How an episode stands, or ended. */
public enum Outcome {
    RUNNING,
    SUCCESS,
    COLLISION,
    TIMEOUT;

    /** The name as files spell it: {@code success}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The outcome of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Outcome parse(String text) {
        for (Outcome outcome : values()) {
            if (outcome.text().equals(text)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException(
                "outcome must be one of [running, success, collision, timeout], was '" + text + "'");
    }
}
