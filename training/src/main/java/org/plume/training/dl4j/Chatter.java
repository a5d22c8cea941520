package org.plume.training.dl4j;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output without what SameDiff 1.0.0-M2.1 prints on it: a line for each operation it differentiates, in the
 * midst of what the program has to say there.
 */
final class Chatter extends PrintStream {

    private static final String LINE = "Added differentiated op ";

    private Chatter(PrintStream out) {
        super(out, true);
    }

    /** Runs the action with SameDiff's lines left out, and all others let through. */
    static synchronized void without(Runnable action) {
        PrintStream out = System.out;
        System.setOut(new Chatter(out));
        try {
            action.run();
        } finally {
            System.setOut(out);
        }
    }

    @Override
    public void println(@Nullable String line) {
        if (line == null || !line.startsWith(LINE)) {
            super.println(line);
        }
    }
}
