package org.plume.cli;

import java.io.Console;

/** Whether a person looks on. */
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
}
