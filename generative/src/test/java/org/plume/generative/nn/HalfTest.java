package org.plume.generative.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTest {

    /** Values of IEEE 754-2019: ones, the largest, the smallest normal and subnormal, ties to even, overflow. */
    @ParameterizedTest
    @CsvSource({
        "0, 0000",
        "-0.0, 8000",
        "1, 3c00",
        "-2, c000",
        "65504, 7bff",
        "65519.996, 7bff",
        "65520, 7c00",
        "6.103515625e-5, 0400",
        "6.0975551605224609375e-5, 03ff",
        "5.960464477539063e-8, 0001",
        "2.9802322387695312e-8, 0000",
        "2.99e-8, 0001",
        "1.00048828125, 3c00",
        "1.00146484375, 3c02",
        "0.33325195, 3555",
        "1e30, 7c00",
        "-1e30, fc00",
        "NaN, 7e00"
    })
    void everyNumber_becomesTheNearest(float value, String bits) {
        assertThat(String.format("%04x", Half.bits(value) & 0xffff)).isEqualTo(bits);
    }

    @Test
    void everyBitPattern_isReadBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Half.value((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(Half.bits(value) & 0xffff).isEqualTo(bits);
            }
        }
    }
}
