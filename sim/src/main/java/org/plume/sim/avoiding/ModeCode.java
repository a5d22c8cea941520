package org.plume.sim.avoiding;

import java.util.Optional;

/**
 * D3IL's 9-bit code of the way taken, its value the sum of bit_i 2^i. Row 1 at the first |y + 0.1| <= 0.03: bits 0, 1
 * for left and right of x = 0.5. Row 2 at the first |y - 0.08| <= 0.03: bits 2, 3, 4 for the gaps parted by 0.425 and
 * 0.575. Row 3 at the first y >= 0.26: bits 5 to 8 for the gaps parted by 0.35, 0.5 and 0.65.
 */
final class ModeCode {

    /** 2 x 3 x 4 ways. */
    static final int MODES = 24;

    private static final double BAND = 0.03;
    private int row1;
    private int row2;
    private int row3;

    /** Takes note of a position after a step, m. */
    void visit(double x, double y) {
        if (row1 == 0 && Math.abs(y + 0.1) <= BAND) {
            row1 = x < 0.5 ? 1 : 1 << 1;
        }
        if (row2 == 0 && Math.abs(y - 0.08) <= BAND) {
            row2 = x < 0.425 ? 1 << 2 : x <= 0.575 ? 1 << 3 : 1 << 4;
        }
        if (row3 == 0 && y >= 0.26) {
            row3 = x < 0.35 ? 1 << 5 : x < 0.5 ? 1 << 6 : x < 0.65 ? 1 << 7 : 1 << 8;
        }
    }

    /** The decimal code, once all three rows are passed. */
    Optional<String> value() {
        return row1 == 0 || row2 == 0 || row3 == 0
                ? Optional.empty()
                : Optional.of(Integer.toString(row1 + row2 + row3));
    }
}
