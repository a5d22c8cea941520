package org.plume.protein.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The lines of a text file, plain or gzip by its first two bytes, each of bounded length. */
final class Lines implements AutoCloseable {

    /** No protein is longer than 40,000 residues; a longer line is no sequence file. */
    static final int LONGEST = 1_000_000;

    private static final int BUFFER = 1 << 16;

    private final String file;
    private final InputStream in;
    private byte[] line = new byte[1024];
    private long number;

    private Lines(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static Lines open(Path path) {
        String file = String.valueOf(path.getFileName());
        try {
            InputStream raw = Files.newInputStream(path);
            try {
                return new Lines(file, new BufferedInputStream(unzipped(raw), BUFFER));
            } catch (IOException e) {
                raw.close();
                throw e;
            }
        } catch (EOFException | ZipException e) {
            throw new IllegalArgumentException(file + " must be a whole gzip file, was cut off: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream unzipped(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(raw, BUFFER), 2);
        byte[] magic = new byte[2];
        int n = in.readNBytes(magic, 0, 2);
        in.unread(magic, 0, n);
        boolean gzip = n == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
        return gzip ? new GZIPInputStream(in, BUFFER) : in;
    }

    /** The next line without its end, null behind the last. */
    @Nullable
    String next() {
        try {
            int length = 0;
            int b = in.read();
            if (b < 0) {
                return null;
            }
            number++;
            while (b >= 0 && b != '\n') {
                if (length == LONGEST) {
                    throw new IllegalArgumentException(at() + ": a line must have <= " + LONGEST
                            + " characters, had more; is this a sequence file?");
                }
                if (length == line.length) {
                    line = Arrays.copyOf(line, 2 * length);
                }
                line[length++] = (byte) b;
                b = in.read();
            }
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
            return new String(line, 0, length, StandardCharsets.UTF_8);
        } catch (EOFException | ZipException e) {
            throw new IllegalArgumentException(
                    file + " must be a whole gzip file, was cut off or damaged after line " + number + ": "
                            + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file and the line last read, for messages. */
    String at() {
        return file + " line " + number;
    }

    String file() {
        return file;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
