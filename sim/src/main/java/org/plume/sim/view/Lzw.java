package org.plume.sim.view;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * GIF's variant of LZW (Welch 1984; GIF89a, appendix F): codes of growing width up to 12 bits, least significant bit
 * first, with a clear code and an end code.
 */
final class Lzw {

    private static final int MAX_CODES = 1 << 12;

    private final int symbols;
    private final int symbolBits;
    /** Child of (code, next symbol), open hashing: key code << 8 | symbol. */
    private final int[] keys = new int[1 << 14];

    private final int[] codes = new int[1 << 14];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int next;
    private int width;
    private int pending;
    private int pendingBits;

    private Lzw(int symbolBits) {
        this.symbolBits = symbolBits;
        this.symbols = 1 << symbolBits;
    }

    /** @param symbolBits 2 to 8; every byte of {@code data} is below 2^symbolBits */
    static byte[] compress(byte[] data, int symbolBits) {
        return new Lzw(symbolBits).run(data);
    }

    private byte[] run(byte[] data) {
        int clear = symbols;
        reset();
        put(clear);
        int prefix = data[0] & 0xFF;
        for (int i = 1; i < data.length; i++) {
            int symbol = data[i] & 0xFF;
            int slot = slot(prefix << 8 | symbol);
            if (keys[slot] >= 0) {
                prefix = codes[slot];
                continue;
            }
            put(prefix);
            if (next < MAX_CODES) {
                keys[slot] = prefix << 8 | symbol;
                codes[slot] = next++;
                if (next > 1 << width && width < 12) {
                    width++;
                }
            } else {
                put(clear);
                reset();
            }
            prefix = symbol;
        }
        put(prefix);
        if (next + 1 > 1 << width && width < 12) {
            width++;
        }
        put(symbols + 1);
        if (pendingBits > 0) {
            out.write(pending);
        }
        return out.toByteArray();
    }

    private void reset() {
        Arrays.fill(keys, -1);
        next = symbols + 2;
        width = symbolBits + 1;
    }

    private int slot(int key) {
        int slot = (key * 0x9E3779B1) >>> 18;
        while (keys[slot] >= 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void put(int code) {
        pending |= code << pendingBits;
        pendingBits += width;
        while (pendingBits >= 8) {
            out.write(pending & 0xFF);
            pending >>>= 8;
            pendingBits -= 8;
        }
    }
}
