package org.plume.weather.io;

import java.util.List;

/**
 * A variable of a file.
 *
 * @param dimensions of what it is an array, the slowest first
 */
public record NetcdfVariable(String name, List<Dimension> dimensions, Attributes attributes) {

    /**
     * @param length how many values there are
     * @param unlimited whether it may grow
     */
    public record Dimension(String name, long length, boolean unlimited) {}

    public NetcdfVariable {
        dimensions = List.copyOf(dimensions);
    }

    /** Lengths of the dimensions. */
    public long[] shape() {
        return dimensions.stream().mapToLong(Dimension::length).toArray();
    }

    /** Values in all. */
    public long size() {
        long size = 1;
        for (Dimension d : dimensions) {
            size = Math.multiplyExact(size, d.length());
        }
        return size;
    }

    /** The place of the dimension of this name; -1 where there is none. */
    int dimension(String wanted) {
        return dimensions.stream().map(Dimension::name).toList().indexOf(wanted);
    }

    /** Its units; empty where it says none. */
    public String units() {
        return attributes.text("units").map(String::strip).orElse("");
    }

    /** A box must lie within the variable. */
    void check(long[] origin, int[] count) {
        boolean within = origin.length == dimensions.size() && count.length == origin.length;
        for (int d = 0; within && d < origin.length; d++) {
            within = origin[d] >= 0
                    && count[d] >= 0
                    && origin[d] + count[d] <= dimensions.get(d).length();
        }
        if (!within) {
            throw new IllegalArgumentException("a box must lie within " + name + " "
                    + java.util.Arrays.toString(shape()) + ", began at " + java.util.Arrays.toString(origin)
                    + " with size " + java.util.Arrays.toString(count));
        }
    }
}
