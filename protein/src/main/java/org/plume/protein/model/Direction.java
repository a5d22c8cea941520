package org.plume.protein.model;

import java.util.Arrays;
import org.plume.protein.Alphabet;

/** From which end a model reads. */
public enum Direction implements Order {
    /** From the N-terminus, or the first column. */
    FORWARD,
    /** From the C-terminus, or the last column. */
    REVERSE;

    @Override
    public byte[] reading(byte[] codes, boolean aligned) {
        int n = codes.length;
        byte[] reading = Arrays.copyOf(codes, aligned ? n : n + 1);
        if (this == REVERSE) {
            for (int i = 0; i < n; i++) {
                reading[i] = codes[n - 1 - i];
            }
        }
        if (!aligned) {
            reading[n] = Alphabet.END;
        }
        return reading;
    }

    @Override
    public byte[] sequence(byte[] reading, boolean aligned) {
        int n = aligned || reading.length == 0 || reading[reading.length - 1] != Alphabet.END
                ? reading.length
                : reading.length - 1;
        byte[] codes = Arrays.copyOf(reading, n);
        if (this == REVERSE) {
            for (int i = 0; i < n; i++) {
                codes[i] = reading[n - 1 - i];
            }
        }
        return codes;
    }

    @Override
    public int index(int i, int n) {
        return this == FORWARD ? i : n - 1 - i;
    }
}
