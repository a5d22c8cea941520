package org.plume.sim.view;

import java.io.IOException;

/** Nothing can be drawn here; the message says why and what cures it. */
public final class NoDisplayException extends IOException {

    static final String CURE = "apt-get install --no-install-recommends openjdk-17-jre xvfb";

    public NoDisplayException(String message) {
        super(message);
    }

    public NoDisplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
