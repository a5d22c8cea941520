package org.plume.bench;

import java.util.Objects;
import org.plume.bench.server.ServerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code plume bench <what> ...}. Exit codes: 0 measured, 1 failed, 2 usage; a target that is missed is not a failure. */
@Command(
        name = "plume bench",
        description = "Speed, beside a peer in one run.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<what>",
        subcommands = {
            PolicyCommand.class,
            TrainingCommand.class,
            ProteinCommand.class,
            WeatherCommand.class,
            ServerCommand.class,
            JmhCommand.class,
            HelpCommand.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one benchmark and gives its exit code. */
    static int run(String... arguments) {
        CommandLine all = new CommandLine(new Bench());
        Objects.requireNonNull(all.getSubcommands().get(JmhCommand.NAME)).setUnmatchedOptionsArePositionalParams(true);
        return all.setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("plume bench: " + failure.getMessage());
                    if (Boolean.getBoolean("plume.trace") || failure.getMessage() == null) {
                        failure.printStackTrace(command.getErr());
                    }
                    return 1;
                })
                .execute(arguments);
    }
}
