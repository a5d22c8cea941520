package org.plume.compare.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The data sets: those that are built in, and files. */
public final class PointSets {

    private static final List<PointSet> ALL =
            List.of(new Ring(), new Checkerboard(), Curves.moons(), Curves.spirals(), new Pinwheel(), new Peptides());

    private PointSets() {}

    public static List<String> names() {
        return ALL.stream().map(PointSet::name).toList();
    }

    /** Rows as a set: standardised, with a little noise. */
    public static PointSet of(String name, List<double[]> rows) {
        return Table.of(name, rows);
    }

    /** One that is built in, or a CSV file; an {@link IllegalArgumentException} shows the list. */
    public static PointSet named(String name) {
        return named(name, Map.of());
    }

    /**
     * One that is built in, one of others by their names, or a CSV file; an {@link IllegalArgumentException} shows the list.
     *
     * @param others made when they are asked for
     */
    public static PointSet named(String name, Map<String, Supplier<PointSet>> others) {
        if (name.endsWith(".csv")) {
            return Table.read(Path.of(name));
        }
        Supplier<PointSet> other = others.get(name);
        if (other != null) {
            return other.get();
        }
        List<String> names =
                Stream.concat(names().stream(), others.keySet().stream()).toList();
        return ALL.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "data must be one of " + names + " or a CSV file, was '" + name + "'"));
    }
}
