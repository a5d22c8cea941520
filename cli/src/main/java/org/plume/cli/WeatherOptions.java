package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plume.weather.States;
import org.plume.weather.Variable;
import org.plume.weather.io.StatesFile;
import org.plume.weather.io.StationTable;
import org.plume.weather.task.WeatherTask;
import org.plume.weather.task.WeatherTasks;
import org.plume.weather.task.Years;
import picocli.CommandLine.Option;

/** Which states. */
final class WeatherOptions {

    @Option(
            names = "--task",
            required = true,
            description = "lorenz96-two-scale, lorenz96, or with --data a name of your own")
    String task = "";

    @Option(names = "--data", paramLabel = "F", description = "states: NetCDF, or a table of stations")
    @Nullable
    Path data;

    @Option(
            names = "--variables",
            split = ",",
            paramLabel = "V[,V]",
            description = "of the NetCDF (default: all that have times); for a table, what its numbers are")
    List<String> variables = List.of();

    @Option(names = "--train-years", paramLabel = "Y-Y", description = "(default: all but the last of the data)")
    @Nullable
    String train;

    @Option(names = "--tune-years", paramLabel = "Y-Y", description = "for the spread (default: the last of the data)")
    @Nullable
    String tune;

    @Option(names = "--test-years", paramLabel = "Y-Y", description = "for results (default: those of --tune-years)")
    @Nullable
    String test;

    WeatherTask open() throws IOException {
        if (data == null) {
            return WeatherTasks.named(task);
        }
        States states = read(data);
        int first = states.calendar().year(states.times()[0]);
        int last = states.calendar().year(states.times()[states.size() - 1]);
        Years all = Years.lastOf(first, last);
        int[] trained = years("--train-years", train, all.trainFirst(), all.trainLast());
        int[] tuned = years("--tune-years", tune, all.tuneFirst(), all.tuneLast());
        int[] tested = years("--test-years", test, tuned[0], tuned[1]);
        requireSome("--train-years", trained, first, last);
        Years years = new Years(trained[0], trained[1], tuned[0], tuned[1], tested[0], tested[1]);
        return WeatherTasks.of(task, states, years);
    }

    private States read(Path file) throws IOException {
        String variable = variables.isEmpty() ? "value" : variables.get(0);
        return table(file)
                ? StationTable.read(file, new Variable(variable, "1", variable))
                : StatesFile.read(file, variables);
    }

    static boolean table(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".data") || name.endsWith(".txt");
    }

    private static int[] years(String option, @Nullable String text, int first, int last) {
        return text == null ? new int[] {first, last} : Years.parse(option, text);
    }

    private static void requireSome(String option, int[] years, int first, int last) {
        if (years[1] < first || years[0] > last) {
            throw new IllegalArgumentException(option + " must be years of the data, " + first + " to " + last
                    + ", was " + years[0] + " to " + years[1]);
        }
    }
}
