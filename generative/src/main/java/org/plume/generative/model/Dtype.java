package org.plume.generative.model;

import java.nio.ByteBuffer;
import org.plume.generative.nn.Half;

/** The element types of safetensors, little-endian. All can be checked and skipped; those of 8-bit floats cannot be read. */
public enum Dtype {
    BOOL(1),
    U8(1),
    I8(1),
    F8_E5M2(1),
    F8_E4M3(1),
    I16(2),
    U16(2),
    F16(2),
    BF16(2),
    I32(4),
    U32(4),
    F32(4),
    F64(8),
    I64(8),
    U64(8);

    private final int bytes;

    Dtype(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes an element takes. */
    public int bytes() {
        return bytes;
    }

    boolean isInteger() {
        return switch (this) {
            case BOOL, U8, I8, I16, U16, I32, U32, I64 -> true;
            default -> false;
        };
    }

    /** The next element of a little-endian buffer as an integer; U64 has no such reading. */
    long nextLong(ByteBuffer b) {
        return switch (this) {
            case BOOL, U8 -> b.get() & 0xFFL;
            case I8 -> b.get();
            case I16 -> b.getShort();
            case U16 -> b.getShort() & 0xFFFFL;
            case I32 -> b.getInt();
            case U32 -> b.getInt() & 0xFFFFFFFFL;
            case I64 -> b.getLong();
            default -> throw new IllegalArgumentException("dtype must be an integer type, was " + this);
        };
    }

    /** The next element of a little-endian buffer; exact except for large 64-bit integers. */
    double nextDouble(ByteBuffer b) {
        return switch (this) {
            case F64 -> b.getDouble();
            case F32 -> b.getFloat();
            case BF16 -> Float.intBitsToFloat(b.getShort() << 16);
            case F16 -> Half.value(b.getShort());
            default -> nextLong(b);
        };
    }
}
