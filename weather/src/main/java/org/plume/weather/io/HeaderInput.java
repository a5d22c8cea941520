package org.plume.weather.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The parts of a classic header, one after the other; what they claim must fit into the file. */
final class HeaderInput {

    private final InputStream in;
    private final long limit;
    private long at;

    /** @param limit bytes of the file */
    HeaderInput(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    ByteBuffer bytes(int n) throws IOException {
        return ByteBuffer.wrap(chunk(n));
    }

    private byte[] chunk(int n) throws IOException {
        if (n < 0 || n > limit - at) {
            throw new EOFException(
                    "its header goes on for " + n + " bytes after byte " + at + ", but the file ends at " + limit);
        }
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) {
            throw new EOFException("its header breaks off at byte " + (at + bytes.length));
        }
        at += n;
        return bytes;
    }

    /** Characters without padding. */
    String name(int n) throws IOException {
        return new String(chunk(n), StandardCharsets.UTF_8);
    }

    /** Characters that are padded to a multiple of four. */
    String text(int n) throws IOException {
        return new String(chunk((int) ClassicHeader.padded(n)), 0, n, StandardCharsets.UTF_8);
    }

    long narrow() throws IOException {
        return bytes(4).getInt() & 0xFFFFFFFFL;
    }

    long wide() throws IOException {
        return bytes(8).getLong();
    }

    long size(boolean wide) throws IOException {
        return wide ? wide() : narrow();
    }

    /** A size that counts things which take at least a byte each. */
    int length(boolean wide) throws IOException {
        long length = size(wide);
        if (length < 0 || length > limit - at) {
            throw new EOFException(
                    "its header counts " + length + " things at byte " + at + ", but the file ends at " + limit);
        }
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    String string(boolean wide) throws IOException {
        return text(length(wide));
    }

    /** The length of a list with this tag; 0 where it is absent. */
    int count(int tag, boolean wide) throws IOException {
        long found = narrow();
        int n = length(wide);
        if (found != tag && (found != 0 || n != 0)) {
            throw new IllegalArgumentException("a list at byte " + at + " must be of kind " + tag + ", was " + found);
        }
        return n;
    }
}
