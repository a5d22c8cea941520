package org.plume.compare.data;

import java.util.List;

/** The data sets that are built in. */
public final class PointSets {

    private static final List<PointSet> ALL =
            List.of(new Ring(), new Checkerboard(), Curves.moons(), Curves.spirals(), new Pinwheel());

    private PointSets() {}

    public static List<String> names() {
        return ALL.stream().map(PointSet::name).toList();
    }

    /** An {@link IllegalArgumentException} shows the list. */
    public static PointSet named(String name) {
        return ALL.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "data must be one of " + names() + " or a CSV file, was '" + name + "'"));
    }
}
