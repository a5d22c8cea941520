package org.plume.weather.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plume.weather.Grid;
import org.plume.weather.io.NetcdfVariable.Dimension;

/**
 * The points of a variable: which of its dimensions they are, and in which order the file has them.
 *
 * @param dimensions indices of the variable's dimensions: latitude and longitude, one, or none
 * @param orders for each of them, which of the file's comes at each place
 */
record Points(Grid grid, int[] dimensions, List<int[]> orders) {

    static Points of(NetcdfFile file, NetcdfVariable v, List<Axis> axes) throws IOException {
        int latitude = axes.indexOf(Axis.LATITUDE);
        int longitude = axes.indexOf(Axis.LONGITUDE);
        if (latitude >= 0 && longitude >= 0) {
            Latitudes lat = Latitudes.of(file.path(), coordinate(file, v, latitude));
            Longitudes lon = Longitudes.of(file.path(), coordinate(file, v, longitude));
            return new Points(
                    new Grid.LatLon(lat.degrees(), lon.degrees()),
                    new int[] {latitude, longitude},
                    List.of(lat.order(), lon.order()));
        }
        if (latitude >= 0 || longitude >= 0) {
            throw new IllegalArgumentException(v.name() + " of " + file.path()
                    + " must have both latitude and longitude or neither, has " + names(v));
        }
        int[] rest = IntStream.range(0, axes.size())
                .filter(d -> axes.get(d) == Axis.PLAIN || axes.get(d) == Axis.OTHER)
                .toArray();
        if (rest.length > 1) {
            throw new IllegalArgumentException(v.name() + " of " + file.path()
                    + " must have latitude and longitude, or one dimension of points, beside time, has " + names(v));
        }
        if (rest.length == 0) {
            return new Points(new Grid.Stations(List.of("point")), rest, List.of());
        }
        Dimension points = v.dimensions().get(rest[0]);
        int n = Math.toIntExact(points.length());
        return new Points(
                grid(file, points, n), rest, List.of(IntStream.range(0, n).toArray()));
    }

    static List<String> names(NetcdfVariable v) {
        return v.dimensions().stream().map(Dimension::name).toList();
    }

    private static double[] coordinate(NetcdfFile file, NetcdfVariable v, int dimension) throws IOException {
        return file.read(file.variable(v.dimensions().get(dimension).name()));
    }

    /** Points that have names or places are stations, others a ring. */
    private static Grid grid(NetcdfFile file, Dimension points, int n) throws IOException {
        boolean placed = false;
        for (NetcdfVariable other : file.variables()) {
            if (!other.dimensions().isEmpty()
                    && other.dimensions().get(0).name().equals(points.name())
                    && other.dimensions().size() <= 2) {
                Optional<List<String>> names = names(file, other, n);
                if (names.isPresent()) {
                    return new Grid.Stations(names.get());
                }
                placed |= other.dimensions().size() == 1 && other.units().startsWith("degree");
            }
        }
        return placed
                ? new Grid.Stations(IntStream.range(0, n)
                        .mapToObj(k -> points.name() + "-" + k)
                        .toList())
                : new Grid.Ring(n);
    }

    private static Optional<List<String>> names(NetcdfFile file, NetcdfVariable v, int n) throws IOException {
        try {
            List<String> names = file.strings(v);
            return names.size() == n ? Optional.of(names) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The offset of each point in a box, given the strides of its dimensions. */
    int[] offsets(int[] strides) {
        List<Integer> offsets = new ArrayList<>(List.of(0));
        for (int k = 0; k < dimensions.length; k++) {
            int stride = strides[dimensions[k]];
            List<Integer> finer = new ArrayList<>();
            for (int base : offsets) {
                Arrays.stream(orders.get(k)).forEach(at -> finer.add(base + at * stride));
            }
            offsets = finer;
        }
        return offsets.stream().mapToInt(Integer::intValue).toArray();
    }
}
