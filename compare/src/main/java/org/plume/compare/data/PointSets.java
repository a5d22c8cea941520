package org.plume.compare.data;

import java.nio.file.Path;
import java.util.List;

/** The data sets: those that are built in, and files. */
public final class PointSets {

    private static final List<PointSet> ALL =
            List.of(new Ring(), new Checkerboard(), Curves.moons(), Curves.spirals(), new Pinwheel());

    private PointSets() {}

    public static List<String> names() {
        return ALL.stream().map(PointSet::name).toList();
    }

    /** One that is built in, or a CSV file; an {@link IllegalArgumentException} shows the list. */
    public static PointSet named(String name) {
        if (name.endsWith(".csv")) {
            return Table.read(Path.of(name));
        }
        return ALL.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "data must be one of " + names() + " or a CSV file, was '" + name + "'"));
    }
}
