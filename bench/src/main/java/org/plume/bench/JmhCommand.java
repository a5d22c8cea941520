package org.plume.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** JMH over {@link org.plume.bench.jmh}. */
@Command(
        name = JmhCommand.NAME,
        description = "Microbenchmarks of the parts: network evaluation, solver step, assessment, modes, round trip.")
final class JmhCommand implements Callable<Integer> {

    static final String NAME = "jmh";

    @Parameters(paramLabel = "ARGUMENT", description = "a pattern of names, and whatever else JMH takes (-h lists it)")
    List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, RunnerException, CommandLineOptionException {
        CommandLineOptions options = new CommandLineOptions(arguments.toArray(String[]::new));
        if (options.shouldHelp()) {
            options.showHelp();
        } else if (options.shouldList()) {
            new Runner(options).list();
        } else {
            new Runner(options).run();
        }
        return 0;
    }
}
