package org.plume.compare.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.stream.DoubleStream;

/**
 * Numbers as 16 bits each, evenly from low (0) to high (65,534), little-endian, in base 64; 65,535 is what is not finite.
 *
 * @param low the least
 * @param high the greatest
 * @param data base 64
 */
record Packed(double low, double high, String data) {

    private static final int LEVELS = 65_534;
    private static final int NOTHING = 65_535;

    /** Between the least and the greatest of those that are finite and not below the floor, which others are raised to. */
    static Packed of(double[] numbers, double floor) {
        double[] finite = DoubleStream.of(numbers)
                .filter(Double::isFinite)
                .map(v -> Math.max(v, floor))
                .toArray();
        double low = DoubleStream.of(finite).min().orElse(0);
        double high = DoubleStream.of(finite).max().orElse(1);
        double range = high > low ? high - low : 1;
        ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            long level = Math.round((Math.max(number, floor) - low) / range * LEVELS);
            bytes.putShort((short) (Double.isFinite(number) ? level : NOTHING));
        }
        return new Packed(low, low + range, Base64.getEncoder().encodeToString(bytes.array()));
    }

    static Packed of(double[] numbers) {
        return of(numbers, Double.NEGATIVE_INFINITY);
    }
}
