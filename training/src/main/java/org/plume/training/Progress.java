package org.plume.training;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Is told how a run goes. The calls of one run come from one thread. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {};

    /** The run begins, or goes on, after {@code done} of {@code steps} steps. */
    default void begin(long done, long steps) {}

    /** The loss of the step that is now the {@code done}th. */
    default void step(long done, double loss) {}

    /** The mean loss of the held-out minibatches after {@code done} steps; whether it is the lowest so far. */
    default void heldOut(long done, double loss, boolean best) {}

    /** Something that the user should know, for instance that a damaged checkpoint was passed over. */
    default void notice(String text) {}

    /** The run ended, however it did. */
    default void end() {}

    /** A bar that is drawn over and over on a terminal. */
    static Progress bar(PrintStream terminal) {
        return new ProgressBars(terminal);
    }

    /** A line every ten seconds. */
    static Progress lines(Consumer<String> sink) {
        return new ProgressLines(sink, System::nanoTime);
    }
}
