package org.plume.generative.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.plume.generative.nn.Tensor;

/**
 * Named tensors in a file that cannot run code: 8 bytes N little-endian, N bytes of JSON, then the numbers
 * (https://github.com/huggingface/safetensors). Opening reads the header alone and checks it against the length of the
 * file, before anything is allocated for data; reading a tensor then allocates what the file is known to hold.
 *
 * <p>A malformed file is an {@link IllegalArgumentException} that names the file, the rule and the value.
 */
public final class Safetensors {

    private static final long MAX_HEADER_BYTES = 100_000_000;
    private static final int CHUNK = 1 << 18;

    private final Path file;
    private final SafetensorsHeader header;
    private final long dataBegin;

    private Safetensors(Path file, SafetensorsHeader header, long dataBegin) {
        this.file = file;
        this.header = header;
        this.dataBegin = dataBegin;
    }

    /** Reads and checks the header. */
    public static Safetensors open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long n = headerBytes(channel);
            return new Safetensors(file, parse(channel, n), 8 + n);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": the header must be UTF-8");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** All tensors as floats, in the order of the file. */
    public static Map<String, Tensor> read(Path file) {
        Safetensors opened = open(file);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        opened.names().forEach(name -> tensors.put(name, opened.tensor(name)));
        return tensors;
    }

    /** Writes the tensors as F32 in their order; the file appears whole or not at all. */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        AtomicFile.write(file, channel -> write(channel, tensors, metadata));
    }

    /**
     * The same with tensors of two axes and more in 16 bits: half the size, each number off by at most 1 part in 2048.
     *
     * @param matrices their type, F32 or F16
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata, Dtype matrices) {
        if (matrices != Dtype.F32 && matrices != Dtype.F16) {
            throw new IllegalArgumentException("matrices must be F32 or F16, was " + matrices);
        }
        AtomicFile.write(file, channel -> SafetensorsWriter.write(channel, tensors, metadata, matrices));
    }

    /** Writes the tensors as F32 in their order. */
    public static void write(WritableByteChannel channel, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        SafetensorsWriter.write(channel, tensors, metadata, Dtype.F32);
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(header.entries().keySet());
    }

    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(header.metadata());
    }

    public Dtype dtype(String name) {
        return entry(name).dtype();
    }

    public long[] shape(String name) {
        return entry(name).shape().clone();
    }

    /** The tensor, rounded to float. */
    public Tensor tensor(String name) {
        SafetensorsHeader.Entry entry = entry(name);
        float[] values = new float[length(name, entry)];
        int[] i = {0};
        if (entry.dtype() == Dtype.F32) {
            data(name, entry, chunk -> {
                int n = chunk.remaining() / 4;
                chunk.asFloatBuffer().get(values, i[0], n);
                i[0] += n;
            });
        } else {
            data(name, entry, chunk -> {
                while (chunk.hasRemaining()) {
                    values[i[0]++] = (float) entry.dtype().nextDouble(chunk);
                }
            });
        }
        return new Tensor(entry.shape().clone(), values);
    }

    /** The entries of a tensor of any float or integer type. */
    public double[] doubles(String name) {
        SafetensorsHeader.Entry entry = entry(name);
        double[] values = new double[length(name, entry)];
        int[] i = {0};
        data(name, entry, chunk -> {
            while (chunk.hasRemaining()) {
                values[i[0]++] = entry.dtype().nextDouble(chunk);
            }
        });
        return values;
    }

    /** The entries of a tensor of an integer type or BOOL (0 and 1). */
    public long[] longs(String name) {
        SafetensorsHeader.Entry entry = entry(name);
        if (!entry.dtype().isInteger()) {
            throw new IllegalArgumentException(
                    file + ": " + name + " must be of an integer type, was " + entry.dtype());
        }
        long[] values = new long[length(name, entry)];
        int[] i = {0};
        data(name, entry, chunk -> {
            while (chunk.hasRemaining()) {
                values[i[0]++] = entry.dtype().nextLong(chunk);
            }
        });
        return values;
    }

    private static long headerBytes(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < 8) {
            throw new IllegalArgumentException("the file must have at least 8 bytes, had " + size);
        }
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, length, 0);
        long n = length.flip().getLong();
        if (n < 0 || n > MAX_HEADER_BYTES) {
            throw new IllegalArgumentException(
                    "the header must have at most " + MAX_HEADER_BYTES + " bytes, had " + Long.toUnsignedString(n));
        }
        if (n > size - 8) {
            throw new IllegalArgumentException(
                    "the header must end within the file of " + size + " bytes, ended at " + (8 + n));
        }
        return n;
    }

    private static SafetensorsHeader parse(FileChannel channel, long n) throws IOException {
        channel.position(8);
        BoundedStream bytes = new BoundedStream(Channels.newInputStream(channel), n);
        BufferedReader text =
                new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
        text.mark(1);
        int first = text.read();
        if (first != '{') {
            throw new IllegalArgumentException("the header must begin with {"
                    + (first < 0 ? ", was empty" : ", began with " + CharBuffer.wrap(new char[] {(char) first})));
        }
        text.reset();
        return SafetensorsHeader.parse(text, channel.size() - 8 - n);
    }

    private SafetensorsHeader.Entry entry(String name) {
        SafetensorsHeader.Entry entry = header.entries().get(name);
        if (entry == null) {
            throw new IllegalArgumentException(file + ": there must be a tensor " + name + ", were " + names());
        }
        return entry;
    }

    private int length(String name, SafetensorsHeader.Entry entry) {
        if (entry.elements() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    file + ": " + name + " must have fewer than 2^31 - 8 entries, had " + entry.elements());
        }
        if (entry.dtype() != Dtype.U64
                && (entry.dtype().isInteger() || entry.dtype().bytes() > 1)) {
            return (int) entry.elements();
        }
        throw new IllegalArgumentException(
                file + ": " + name + " must be of a type that can be read, was " + entry.dtype());
    }

    private void data(String name, SafetensorsHeader.Entry entry, Consumer<ByteBuffer> consumer) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer chunk = ByteBuffer.allocateDirect((int) Math.min(CHUNK, entry.end() - entry.begin()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (long at = entry.begin(); at < entry.end(); at += CHUNK) {
                chunk.clear().limit((int) Math.min(CHUNK, entry.end() - at));
                readFully(channel, chunk, dataBegin + at);
                consumer.accept(chunk.flip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + name + " cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer target, long position) throws IOException {
        while (target.hasRemaining()) {
            int n = channel.read(target, position);
            if (n < 0) {
                throw new IOException("the file ended at byte " + position + ", while it was read");
            }
            position += n;
        }
    }
}
