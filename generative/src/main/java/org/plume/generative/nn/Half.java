package org.plume.generative.nn;

/** Floating-point numbers of 16 bits (IEEE 754 binary16), which Java 17 does not know. */
public final class Half {

    private static final int LARGEST_EXPONENT = 15;
    private static final int SMALLEST_EXPONENT = -14;
    private static final short INFINITY = 0x7C00;

    private Half() {}

    /** The nearest one, ties to even; too large a number becomes infinite. NaN stays NaN. */
    public static short bits(float value) {
        int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7E00);
        }
        int exponent = Math.max(Math.getExponent(magnitude), SMALLEST_EXPONENT);
        if (exponent > LARGEST_EXPONENT) {
            return (short) (sign | INFINITY);
        }
        // in units of the last place; rounding up to the next power of two carries into the exponent as it should
        int units = (int) Math.rint((double) Math.scalb(magnitude, 10 - exponent));
        int offset = magnitude < Math.scalb(1f, SMALLEST_EXPONENT) ? 0 : (exponent - SMALLEST_EXPONENT) << 10;
        return (short) (sign | (offset + units));
    }

    /** The number that the bits stand for: sign, 5 bits of exponent with bias 15, 10 of fraction. */
    public static float value(short bits) {
        int exponent = (bits >> 10) & 31;
        int fraction = bits & 1023;
        float magnitude;
        if (exponent == 31) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = exponent == 0 ? Math.scalb((float) fraction, -24) : Math.scalb(1024f + fraction, exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
