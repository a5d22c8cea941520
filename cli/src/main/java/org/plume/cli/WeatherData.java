package org.plume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.plume.weather.Layout;
import org.plume.weather.States;
import org.plume.weather.Variable;
import org.plume.weather.io.StatesFile;
import org.plume.weather.io.StationTable;
import picocli.CommandLine.Option;

/** {@code --data}: states of the atmosphere or of a system. */
final class WeatherData {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "F",
            description =
                    "states: NetCDF, or a table of stations (.csv, or text with year, month, day and one column each)")
    Path file = Path.of("");

    @Option(
            names = "--at",
            split = ",",
            paramLabel = "DIM=K",
            description = "index of a dimension that is not wanted whole, such as number=0")
    Map<String, Integer> at = Map.of();

    /** The variables of a model, or those of forecasts. */
    States read(Layout wanted) throws IOException {
        List<Variable> variables = wanted.variables();
        if (table()) {
            return StationTable.read(file, variables.get(0));
        }
        return StatesFile.read(file, variables.stream().map(Variable::name).toList(), at);
    }

    private boolean table() {
        String name = file.toString();
        return !name.endsWith(".nc") && !name.endsWith(".nc4") && !name.endsWith(".h5");
    }
}
