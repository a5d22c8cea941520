package org.plume.cli;

import java.io.Console;
import org.plume.training.Progress;

/** Whether a person looks on, and what is shown of a training then. */
final class Terminal {

    private Terminal() {}

    /** From Java 22 on there is a console without a terminal as well, which it then says of itself. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean present() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** A bar for a person, lines for a file. */
    static Progress progress() {
        return present() ? Progress.bar(System.err) : Progress.lines(System.err::println);
    }
}
