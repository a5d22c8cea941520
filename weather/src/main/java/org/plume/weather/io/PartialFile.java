package org.plume.weather.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file F that grows as {@code F.partial}, written by one process at a time, until {@link #finish} gives it its name. */
final class PartialFile implements Closeable {

    private final Path file;
    private final Path path;
    private final FileChannel channel;

    private PartialFile(Path file, Path path, FileChannel channel) {
        this.file = file;
        this.path = path;
        this.channel = channel;
    }

    /**
     * Begins it, or opens what was left of it.
     *
     * @throws IllegalArgumentException where another writes it
     */
    static PartialFile open(Path file) throws IOException {
        Path path = path(file);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, path);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return new PartialFile(file, path, channel);
    }

    private static void lock(FileChannel channel, Path path) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalArgumentException(path + " must be written by one process, another is at it", e);
        }
    }

    private static Path path(Path file) {
        return file.resolveSibling(file.getFileName() + ".partial");
    }

    /** Bytes that are there of the file already. */
    static long left(Path file) throws IOException {
        return Files.exists(path(file)) ? Files.size(path(file)) : 0;
    }

    long size() throws IOException {
        return channel.size();
    }

    void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    /** Reads until the buffer is full or the file ends. */
    void read(ByteBuffer bytes, long at) throws IOException {
        int n;
        do {
            n = channel.read(bytes, at + bytes.position());
        } while (n >= 0 && bytes.hasRemaining());
    }

    void write(ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += channel.write(bytes, to);
        }
    }

    /** What was written outlives the machine from now on. */
    void force() throws IOException {
        channel.force(false);
    }

    /** Gives it its name. */
    void finish() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(path, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
