package org.plume.arm;

import java.util.Arrays;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** Refusals of arguments: name, rule, value. */
final class Check {

    private Check() {}

    static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
    }

    static void finite(String name, Vector3D value) {
        if (value.isNaN() || value.isInfinite()) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
    }

    static void finite(String name, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " must be finite, was " + Arrays.toString(values));
            }
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be > 0 and finite, was " + value);
        }
    }

    static void length(String name, double[] values, int expected) {
        if (values.length != expected) {
            throw new IllegalArgumentException(name + " must have " + expected + " entries, had " + values.length);
        }
    }
}
