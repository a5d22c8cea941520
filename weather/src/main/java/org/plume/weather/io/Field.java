package org.plume.weather.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One quantity at one level, as a file has it.
 *
 * @param name with the level, as {@code z_500}
 * @param origin index of each dimension that is not wanted whole; 0 for time and points
 * @param timeAt index of the dimension of time
 */
record Field(NetcdfVariable variable, String name, int[] origin, int timeAt, Points points) {

    static List<Field> of(NetcdfFile in, NetcdfVariable v, Map<String, Integer> at) throws IOException {
        List<Axis> axes = new ArrayList<>();
        for (var d : v.dimensions()) {
            axes.add(at.containsKey(d.name()) ? Axis.MEMBER : Axis.of(in, d.name()));
        }
        int time = axes.indexOf(Axis.TIME);
        if (time < 0 || axes.lastIndexOf(Axis.TIME) != time) {
            throw new IllegalArgumentException(
                    v.name() + " of " + in.path() + " must have one dimension of time, has " + Points.names(v));
        }
        Points points = Points.of(in, v, axes);
        List<Field> fields = new ArrayList<>(List.of(new Field(v, v.name(), new int[axes.size()], time, points)));
        for (int d = 0; d < axes.size(); d++) {
            String dimension = v.dimensions().get(d).name();
            int length = Math.toIntExact(v.dimensions().get(d).length());
            int index = d;
            if (axes.get(d) == Axis.MEMBER) {
                int chosen = index(in, v, dimension, length, at);
                fields.forEach(f -> f.origin()[index] = chosen);
            } else if (d != time && Arrays.stream(points.dimensions()).noneMatch(p -> p == index)) {
                fields = levels(in, fields, d, length);
            }
        }
        return fields;
    }

    private static int index(NetcdfFile in, NetcdfVariable v, String dimension, int length, Map<String, Integer> at) {
        Integer chosen = length == 1 ? Integer.valueOf(0) : at.get(dimension);
        if (chosen == null || chosen < 0 || chosen >= length) {
            throw new IllegalArgumentException(v.name() + " of " + in.path() + " must be read at one " + dimension
                    + " in 0 .. " + (length - 1) + ", was " + (chosen == null ? "not said which" : chosen.toString()));
        }
        return chosen;
    }

    private static List<Field> levels(NetcdfFile in, List<Field> fields, int d, int length) throws IOException {
        String dimension = fields.get(0).variable().dimensions().get(d).name();
        double[] levels = in.find(dimension).isPresent() ? in.read(in.variable(dimension)) : new double[0];
        List<Field> all = new ArrayList<>();
        for (Field f : fields) {
            for (int k = 0; k < length; k++) {
                int[] origin = f.origin().clone();
                origin[d] = k;
                String level = levels.length == 0 ? Integer.toString(k) : number(levels[k]);
                all.add(new Field(
                        f.variable(), length == 1 ? f.name() : f.name() + "_" + level, origin, f.timeAt(), f.points()));
            }
        }
        return all;
    }

    private static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e9 ? Long.toString((long) x) : Float.toString((float) x);
    }

    String units() {
        return variable.units().isEmpty() ? "1" : variable.units();
    }

    String longName() {
        return variable.attributes().text("long_name").orElse(name);
    }

    /** The name of the dimension of time. */
    String time() {
        return variable.dimensions().get(timeAt).name();
    }

    /** Fills entries from {@code first} on of the row of each time. */
    void read(NetcdfFile in, float[][] rows, int first, int chunk) throws IOException {
        int size = points.grid().size();
        int step = timeAt == 0 ? Math.max(1, chunk / size) : rows.length;
        for (int from = 0; from < rows.length; from += step) {
            int times = Math.min(step, rows.length - from);
            int[] count = new int[origin.length];
            Arrays.fill(count, 1);
            count[timeAt] = times;
            for (int d : points.dimensions()) {
                count[d] = Math.toIntExact(variable.dimensions().get(d).length());
            }
            long[] begin = Arrays.stream(origin).asLongStream().toArray();
            begin[timeAt] = from;
            double[] box = in.read(variable, begin, count);
            int[] strides = strides(count);
            int[] offsets = points.offsets(strides);
            for (int t = 0; t < times; t++) {
                for (int p = 0; p < size; p++) {
                    rows[from + t][first + p] = (float) box[t * strides[timeAt] + offsets[p]];
                }
            }
        }
    }

    static int[] strides(int[] count) {
        int[] strides = new int[count.length];
        int stride = 1;
        for (int d = count.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= count[d];
        }
        return strides;
    }
}
