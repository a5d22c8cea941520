package org.plume.weather.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/** The external types of NetCDF classic files, by their numbers; the last five are those of 64-bit data (CDF-5). */
enum DataType {
    BYTE(1, 1),
    CHAR(2, 1),
    SHORT(3, 2),
    INT(4, 4),
    FLOAT(5, 4),
    DOUBLE(6, 8),
    UBYTE(7, 1),
    USHORT(8, 2),
    UINT(9, 4),
    INT64(10, 8),
    UINT64(11, 8);

    private final int code;
    private final int bytes;

    DataType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** As the file says it. */
    int code() {
        return code;
    }

    static DataType of(int code) {
        return Arrays.stream(values())
                .filter(t -> t.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a type must be in 1 .. 11, was " + code));
    }

    /** The next value. */
    double read(ByteBuffer in) {
        return switch (this) {
            case BYTE -> in.get();
            case CHAR, UBYTE -> in.get() & 0xFF;
            case SHORT -> in.getShort();
            case USHORT -> in.getShort() & 0xFFFF;
            case INT -> in.getInt();
            case UINT -> in.getInt() & 0xFFFFFFFFL;
            case FLOAT -> in.getFloat();
            case DOUBLE -> in.getDouble();
            case INT64, UINT64 -> in.getLong();
        };
    }

    void write(ByteBuffer out, double value) {
        switch (this) {
            case BYTE, CHAR, UBYTE -> out.put((byte) value);
            case SHORT, USHORT -> out.putShort((short) value);
            case INT -> out.putInt((int) value);
            case UINT -> out.putInt((int) (long) value);
            case FLOAT -> out.putFloat((float) value);
            case DOUBLE -> out.putDouble(value);
            case INT64, UINT64 -> out.putLong((long) value);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
