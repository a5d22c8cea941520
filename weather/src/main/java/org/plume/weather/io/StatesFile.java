package org.plume.weather.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.States;
import org.plume.weather.Variable;

/**
 * Reads states out of NetCDF by the CF conventions. Latitudes come from south to north and longitudes from west to east,
 * whatever the file has; a vertical coordinate becomes one variable a level, as {@code z_500}; missing values become NaN.
 */
public final class StatesFile {

    /** Values that are read at once. */
    private static final int CHUNK = 1 << 22;

    private StatesFile() {}

    /** All variables that have times. */
    public static States read(Path file) throws IOException {
        return read(file, List.of(), Map.of());
    }

    /** The named variables, in this order. */
    public static States read(Path file, List<String> variables) throws IOException {
        return read(file, variables, Map.of());
    }

    /**
     * @param variables names, as in the file or with a level, as {@code z_500}; none: all that have times
     * @param at indices of dimensions that are not wanted whole, for instance {@code number=0} of an ensemble
     * @throws IllegalArgumentException if the file is unsound, lacks a variable, has times that do not increase by equal steps,
     *     or coordinates that are not monotonic; the message says which and where
     */
    public static States read(Path file, List<String> variables, Map<String, Integer> at) throws IOException {
        try (NetcdfFile in = NetcdfFile.open(file)) {
            List<Field> fields = new ArrayList<>();
            for (NetcdfVariable v : variables.isEmpty() ? timed(in) : List.<NetcdfVariable>of()) {
                fields.addAll(Field.of(in, v, at));
            }
            for (String name : variables) {
                fields.addAll(named(in, name, at));
            }
            return read(in, fields);
        }
    }

    /** A variable with all its levels, or one of them, as {@code z_500} of {@code z}. */
    private static List<Field> named(NetcdfFile in, String name, Map<String, Integer> at) throws IOException {
        int bar = name.lastIndexOf('_');
        if (in.find(name).isEmpty()
                && bar > 0
                && in.find(name.substring(0, bar)).isPresent()) {
            List<Field> levels = Field.of(in, in.variable(name.substring(0, bar)), at);
            List<Field> chosen =
                    levels.stream().filter(f -> f.name().equals(name)).toList();
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException("variable must be one of "
                        + levels.stream().map(Field::name).toList() + " of " + in.path() + ", was " + name);
            }
            return chosen;
        }
        return Field.of(in, in.variable(name), at);
    }

    private static List<NetcdfVariable> timed(NetcdfFile in) {
        List<NetcdfVariable> timed = in.variables().stream()
                .filter(v -> !Points.names(v).equals(List.of(v.name())))
                .filter(v -> v.dimensions().stream().anyMatch(d -> Axis.of(in, d.name()) == Axis.TIME))
                .toList();
        if (timed.isEmpty()) {
            throw new IllegalArgumentException(in.path() + " must hold a variable that has times, holds "
                    + in.variables().stream().map(NetcdfVariable::name).toList());
        }
        return timed;
    }

    private static States read(NetcdfFile in, List<Field> fields) throws IOException {
        Field first = fields.get(0);
        Grid grid = first.points().grid();
        for (Field field : fields) {
            if (!field.points().grid().equals(grid) || !field.time().equals(first.time())) {
                throw new IllegalArgumentException("variables of " + in.path() + " must share their points and times, "
                        + field.name() + " and " + first.name() + " do not; name those that are wanted");
            }
        }
        Times times = Times.of(in, first.time());
        Layout layout = new Layout(
                fields.stream()
                        .map(f -> new Variable(f.name(), f.units(), f.longName()))
                        .toList(),
                grid);
        int n = times.values().length;
        Memory.require(4.0 * n * layout.size() + 16.0 * CHUNK, "states of " + in.path(), "name fewer variables");
        float[][] rows = new float[n][layout.size()];
        for (int f = 0; f < fields.size(); f++) {
            fields.get(f).read(in, rows, f * grid.size(), CHUNK);
        }
        return new States(layout, times.calendar(), times.values(), rows);
    }

    /** Refuses states of another layout than a model's: it names what differs. Grids may differ by rounding. */
    public static void requireLayout(Layout model, Layout data) {
        List<String> names = data.variables().stream().map(Variable::name).toList();
        for (Variable wanted : model.variables()) {
            if (!names.contains(wanted.name())) {
                throw new IllegalArgumentException(
                        "variable must be one of " + names + " of the data, the model needs " + wanted.name());
            }
            String units = data.variables().get(names.indexOf(wanted.name())).units();
            if (!units.equals(wanted.units())) {
                throw new IllegalArgumentException(wanted.name() + " must be in " + wanted.units()
                        + " as the model's, was in " + units + "; convert it");
            }
        }
        if (names.size() != model.variables().size()
                || !names.equals(model.variables().stream().map(Variable::name).toList())) {
            throw new IllegalArgumentException("variables must be those of the model, "
                    + model.variables().stream().map(Variable::name).toList() + ", were " + names);
        }
        if (!alike(model.grid(), data.grid())) {
            throw new IllegalArgumentException("grid must be the model's, " + model.grid() + ", was " + data.grid());
        }
    }

    static boolean alike(Grid a, Grid b) {
        if (a instanceof Grid.LatLon x && b instanceof Grid.LatLon y) {
            return close(x.latitudes(), y.latitudes()) && close(x.longitudes(), y.longitudes());
        }
        return a.equals(b);
    }

    private static boolean close(double[] a, double[] b) {
        boolean close = a.length == b.length;
        for (int i = 0; close && i < a.length; i++) {
            close = Math.abs(a[i] - b[i]) < 1e-4;
        }
        return close;
    }

    /** Refuses missing values, saying where the first is. */
    public static void requireComplete(States states, int from, int to) {
        for (int t = from; t < to; t++) {
            float[] row = states.rows()[t];
            for (int i = 0; i < row.length; i++) {
                if (Float.isNaN(row[i])) {
                    int points = states.layout().points();
                    throw new IllegalArgumentException(
                            states.layout().variables().get(i / points).name() + " must not be missing, is at "
                                    + CfDate.text(states.times()[t], states.calendar()) + ", point " + i % points);
                }
            }
        }
    }

    /** The index of the state of a date; else an error that says which dates there are. */
    public static int at(States states, String date) {
        double time = CfDate.parse(date, states.calendar());
        int at = Arrays.binarySearch(states.times(), time);
        if (at >= 0) {
            return at;
        }
        int near = Math.min(-at - 1, states.size() - 1);
        for (int k = Math.max(0, near - 1); k <= near; k++) {
            if (Math.abs(states.times()[k] - time) < 1e-6 * Math.max(1, Math.abs(time))) {
                return k;
            }
        }
        throw new IllegalArgumentException("a start must be a time of the data, "
                + CfDate.text(states.times()[0], states.calendar()) + " to "
                + CfDate.text(states.times()[states.size() - 1], states.calendar()) + ", was " + date);
    }
}
