package org.plume.generative.nn;

import java.util.Arrays;

/** Numbers with a shape, row-major. {@code shape = []} is a scalar. The array is shared, not copied. */
public record Tensor(long[] shape, float[] values) {

    public Tensor {
        if (size(shape) != values.length) {
            throw new IllegalArgumentException("values must have " + size(shape) + " entries for shape "
                    + Arrays.toString(shape) + ", had " + values.length);
        }
    }

    /** Row-major values, as many as the product of the extents; not copied. */
    public static Tensor of(float[] values, long... shape) {
        return new Tensor(shape, values);
    }

    /** All entries 0. */
    public static Tensor zeros(long... shape) {
        return new Tensor(shape, new float[size(shape)]);
    }

    /** The product of the extents. */
    public static int size(long... shape) {
        long n = 1;
        for (long extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("extents must be >= 0, was " + Arrays.toString(shape));
            }
            n = Math.multiplyExact(n, extent);
        }
        return Math.toIntExact(n);
    }

    /** The same with arrays of its own. */
    public Tensor copy() {
        return new Tensor(shape.clone(), values.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t && Arrays.equals(shape, t.shape) && Arrays.equals(values, t.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
