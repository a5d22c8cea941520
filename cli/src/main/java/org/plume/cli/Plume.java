package org.plume.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plume <verb> ...}. Exit codes: 0 fine, 1 failed, 2 usage. */
@Command(
        name = "plume",
        description = "From one situation, many plausible futures.",
        mixinStandardHelpOptions = true,
        version = "plume 0.1.0",
        synopsisSubcommandLabel = "<verb>",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ModelsCommand.class,
            DemonstrateCommand.class,
            TrainCommand.class,
            SampleCommand.class,
            ScoreCommand.class,
            SimulateCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            ViewCommand.class,
            HelpCommand.class
        })
public final class Plume {

    /** The one verb that has to start fast: what is told of the others takes as long to read as the models. */
    @Command(name = "plume", subcommands = ServeCommand.class)
    private static final class Serving {}

    private Plume() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and gives its exit code. */
    public static int run(String... arguments) {
        Object commands = arguments.length > 0 && arguments[0].equals("serve") ? new Serving() : new Plume();
        return new CommandLine(commands)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("plume: " + explain(failure));
                    if (Boolean.getBoolean("plume.trace")) {
                        failure.printStackTrace(command.getErr());
                    }
                    return 1;
                })
                .execute(arguments);
    }

    /** What was typed, for the record. */
    static String typed(CommandSpec command) {
        return "./plume "
                + String.join(" ", command.commandLine().getParseResult().originalArgs());
    }

    /** What a person can act on; -Dplume.trace=true adds the stack. */
    static String explain(Throwable failure) {
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return explain(unchecked.getCause());
        }
        if (failure instanceof NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "no permission: " + denied.getFile();
        }
        String message = failure.getMessage();
        if (message == null || (failure instanceof IOException && message.indexOf(' ') < 0)) {
            return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        }
        return message;
    }
}
