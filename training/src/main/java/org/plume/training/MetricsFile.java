package org.plume.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * {@code metrics.csv}: a row for each step. It holds no times, so that a run that was interrupted leaves the same file as
 * one that was not: opening it at a step cuts the rows from there on, which are about to be computed again.
 */
final class MetricsFile implements AutoCloseable {

    static final String HEADER = "step,loss,gradientNorm,learningRate";
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer rows = ByteBuffer.allocate(BUFFER);

    private MetricsFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens the file to go on at the step. */
    static MetricsFile open(Path file, long step) {
        try {
            long kept = Files.exists(file) ? bytesBefore(file, step) : 0;
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            channel.truncate(kept).position(kept);
            MetricsFile metrics = new MetricsFile(file, channel);
            if (kept == 0) {
                metrics.append(HEADER + "\n");
            }
            return metrics;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** The length of the header and of the whole rows of earlier steps; 0 where the header is cut short. */
    private static long bytesBefore(Path file, long step) throws IOException {
        long bytes = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String header = reader.readLine();
            if (header == null || !header.equals(HEADER)) {
                if (header == null || HEADER.startsWith(header)) {
                    return 0;
                }
                throw new IllegalArgumentException(file + " must begin with " + HEADER + ", began with " + header);
            }
            bytes += HEADER.length() + 1;
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                int comma = row.indexOf(',');
                if (comma < 1 || Long.parseLong(row.substring(0, comma)) >= step) {
                    break;
                }
                bytes += row.length() + 1;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(file + " must have a step first in each row: " + e.getMessage(), e);
        }
        return Math.min(bytes, Files.size(file));
    }

    void row(long step, double loss, double gradientNorm, double learningRate) {
        append(step + "," + loss + "," + gradientNorm + "," + learningRate + "\n");
    }

    private void append(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (rows.remaining() < bytes.length) {
            flush();
        }
        rows.put(bytes);
    }

    /** Brings all rows to the disk; before a checkpoint that counts on them. */
    void force() {
        flush();
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void flush() {
        rows.flip();
        try {
            while (rows.hasRemaining()) {
                channel.write(rows);
            }
        } catch (IOException e) {
            throw failure(e);
        } finally {
            rows.clear();
        }
    }

    @Override
    public void close() {
        try (channel) {
            flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(IOException e) {
        return new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
}
