package org.plume.generative.nn.onnx;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Walks over the fields of a protobuf message in the wire format. Bytes that are no message are refused. */
final class MessageReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int LONGEST_VARINT = 63;

    private final ByteBuffer message;

    MessageReader(ByteBuffer message) {
        this.message = message.slice();
    }

    /** Is told of each length-delimited field. */
    interface OnBytes {
        void field(int number, ByteBuffer value);
    }

    /** Is told of each varint field. */
    interface OnNumber {
        void field(int number, long value);
    }

    void forEach(OnBytes onBytes) {
        forEach(onBytes, (field, number) -> {});
    }

    void forEach(OnBytes onBytes, OnNumber onNumber) {
        try {
            while (message.hasRemaining()) {
                long key = varint(message);
                int field = (int) (key >>> 3);
                switch ((int) (key & 7)) {
                    case VARINT -> onNumber.field(field, varint(message));
                    case FIXED64 -> message.position(message.position() + Long.BYTES);
                    case FIXED32 -> message.position(message.position() + Integer.BYTES);
                    case BYTES -> onBytes.field(field, take(varint(message)));
                    default ->
                        throw new IllegalArgumentException("model must be a protobuf message, has a field " + field
                                + " of wire type " + (key & 7));
                }
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("model must be a protobuf message, ends within a field", e);
        }
    }

    private ByteBuffer take(long length) {
        if (length < 0 || length > message.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = message.slice(message.position(), (int) length);
        message.position(message.position() + (int) length);
        return part;
    }

    static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift <= LONGEST_VARINT; shift += 7) {
            byte b = from.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("model must be a protobuf message, has a number of more than 64 bits");
    }
}
