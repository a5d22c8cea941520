package org.plume.weather;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of each point and never changes: land or sea, height, ..
 *
 * @param names of the fields
 * @param values {@code [fields][points]}, in any unit; NaN where unknown. Not copied, not to be changed
 */
public record StaticFields(List<String> names, float[][] values) {

    /** None. */
    public static final StaticFields NONE = new StaticFields(List.of(), new float[0][]);

    public StaticFields {
        names = List.copyOf(names);
        if (names.size() != values.length || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "static fields must have a name each that differ, were " + values.length + " with names " + names);
        }
        for (int i = 0; i < values.length; i++) {
            requireVaried(names.get(i), values[i]);
        }
    }

    private static void requireVaried(String name, float... field) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float x : field) {
            if (Float.isInfinite(x)) {
                throw new IllegalArgumentException("static field " + name + " must be finite, was " + x);
            }
            if (!Float.isNaN(x)) {
                least = Math.min(least, x);
                most = Math.max(most, x);
            }
        }
        if (!(least < most)) {
            throw new IllegalArgumentException("static field " + name + " must differ between points, was "
                    + (least > most ? "missing" : Float.toString(least)) + " at all " + field.length
                    + ": leave it out");
        }
    }

    /** Less their mean over the known points, by their deviation there, {@code [fields][points]}; 0 where unknown. */
    public float[][] normalised() {
        return Arrays.stream(values).map(StaticFields::normalised).toArray(float[][]::new);
    }

    private static float[] normalised(float... field) {
        double sum = 0;
        int known = 0;
        for (float x : field) {
            if (!Float.isNaN(x)) {
                sum += x;
                known++;
            }
        }
        double mean = sum / known;
        double squares = 0;
        for (float x : field) {
            squares += Float.isNaN(x) ? 0 : (x - mean) * (x - mean);
        }
        double deviation = Math.sqrt(squares / known);
        float[] z = new float[field.length];
        for (int p = 0; p < z.length; p++) {
            z[p] = Float.isNaN(field[p]) ? 0 : (float) ((field[p] - mean) / deviation);
        }
        return z;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StaticFields s && names.equals(s.names) && Arrays.deepEquals(values, s.values);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return "static fields " + names;
    }
}
