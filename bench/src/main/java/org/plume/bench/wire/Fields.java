package org.plume.bench.wire;

import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Header fields of HTTP/2 (RFC 7541) without a dynamic table, which both sides can do without: the client says so in its
 * settings.
 */
final class Fields {

    private static final int INDEXED = 0x80;
    private static final int GROWING = 0x40;
    private static final int RESIZE = 0x20;
    private static final int COMPRESSED = 0x80;

    /** Indices of the static table. */
    private static final int AUTHORITY = 1;

    private static final int POST = 3;
    private static final int PATH = 4;
    private static final int HTTP = 6;
    private static final int CONTENT_TYPE = 31;

    private Fields() {}

    /** The fields of a call. */
    static byte[] request(String authority, String path, long timeoutMicros) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(INDEXED | POST);
        out.write(INDEXED | HTTP);
        number(out, 0, 4, PATH);
        text(out, path);
        number(out, 0, 4, AUTHORITY);
        text(out, authority);
        number(out, 0, 4, CONTENT_TYPE);
        text(out, "application/grpc");
        number(out, 0, 4, 0);
        text(out, "te");
        text(out, "trailers");
        if (timeoutMicros > 0) {
            number(out, 0, 4, 0);
            text(out, "grpc-timeout");
            text(out, timeoutMicros + "u");
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        number(out, 0, 7, bytes.length);
        out.write(bytes, 0, bytes.length);
    }

    private static void number(ByteArrayOutputStream out, int high, int bits, int value) {
        int most = (1 << bits) - 1;
        if (value < most) {
            out.write(high | value);
            return;
        }
        out.write(high | most);
        int left = value - most;
        while (left >= 0x80) {
            out.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }

    /** Those of a block whose names are written out; a value that is compressed is told as empty. */
    static Map<String, String> read(byte[] block, int from, int to) {
        Map<String, String> fields = new LinkedHashMap<>();
        int[] at = {from};
        while (at[0] < to) {
            int first = block[at[0]] & 0xff;
            if ((first & INDEXED) != 0) {
                number(block, at, 7);
            } else if ((first & GROWING) == 0 && (first & RESIZE) != 0) {
                number(block, at, 5);
            } else {
                int name = number(block, at, (first & GROWING) == 0 ? 4 : 6);
                String key = name == 0 ? text(block, at) : "";
                String value = text(block, at);
                if (!key.isEmpty()) {
                    fields.put(key, value);
                }
            }
        }
        return fields;
    }

    /** How a call ended by its last fields. */
    static Status status(Map<String, String> fields) {
        String code = fields.get("grpc-status");
        Status status = code == null
                ? Status.INTERNAL.withDescription("no grpc-status")
                : Status.fromCodeValue(Integer.parseInt(code));
        String message = fields.get("grpc-message");
        return message == null ? status : status.withDescription(message);
    }

    private static String text(byte[] block, int[] at) {
        boolean compressed = (block[at[0]] & COMPRESSED) != 0;
        int length = number(block, at, 7);
        String text = compressed ? "" : new String(block, at[0], length, StandardCharsets.US_ASCII);
        at[0] += length;
        return text;
    }

    private static int number(byte[] block, int[] at, int bits) {
        int most = (1 << bits) - 1;
        int value = block[at[0]++] & most;
        if (value < most) {
            return value;
        }
        int shift = 0;
        int next;
        do {
            next = block[at[0]++] & 0xff;
            value += (next & 0x7f) << shift;
            shift += 7;
        } while (next >= 0x80);
        return value;
    }
}
