package org.plume.weather.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plume.weather.Grid;
import org.plume.weather.StaticFields;

/** Reads static fields out of NetCDF, as {@link StatesFile} reads states: packing, fill values, latitudes either way. */
public final class StaticFile {

    private StaticFile() {}

    /**
     * The named variables, which must have no times.
     *
     * @param grid of the states
     * @throws IllegalArgumentException if the file is unsound, lacks a variable, or has it with times or on other points
     */
    public static StaticFields read(Path file, List<String> names, Grid grid) throws IOException {
        try (NetcdfFile in = NetcdfFile.open(file)) {
            float[][] values = new float[names.size()][];
            for (int i = 0; i < values.length; i++) {
                values[i] = read(in, names.get(i), grid);
            }
            return new StaticFields(names, values);
        }
    }

    private static float[] read(NetcdfFile in, String name, Grid grid) throws IOException {
        NetcdfVariable v = in.find(name)
                .orElseThrow(() -> new IllegalArgumentException("static field must be one of " + still(in) + " of "
                        + in.path() + ", which have no times, was " + name));
        List<Axis> axes = new ArrayList<>();
        for (var d : v.dimensions()) {
            Axis axis = Axis.of(in, d.name());
            if (axis == Axis.TIME && d.length() != 1) {
                throw new IllegalArgumentException("static field must be one of " + still(in) + " of " + in.path()
                        + ", which have no times, was " + name + " with " + Points.names(v));
            }
            axes.add(axis);
        }
        Points points = Points.of(in, v, axes);
        if (!StatesFile.alike(grid, points.grid())) {
            throw new IllegalArgumentException("static field " + name + " of " + in.path()
                    + " must be on the points of the states, " + grid + ", was on " + points.grid());
        }
        int[] count = new int[axes.size()];
        for (int d = 0; d < count.length; d++) {
            count[d] = Math.toIntExact(v.dimensions().get(d).length());
        }
        double[] box = in.read(v, new long[count.length], count);
        int[] offsets = points.offsets(Field.strides(count));
        float[] field = new float[offsets.length];
        for (int p = 0; p < field.length; p++) {
            field[p] = (float) box[offsets[p]];
        }
        return field;
    }

    /** The variables without times that are no coordinates. */
    private static List<String> still(NetcdfFile in) {
        return in.variables().stream()
                .filter(v -> !v.dimensions().isEmpty() && !Points.names(v).equals(List.of(v.name())))
                .filter(v -> v.dimensions().stream().noneMatch(d -> Axis.of(in, d.name()) == Axis.TIME))
                .map(NetcdfVariable::name)
                .toList();
    }
}
