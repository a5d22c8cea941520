package org.plume.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A folder for one run at a time: a lock that the system releases however the run ends. */
final class WorkFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private WorkFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static WorkFolder lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new IllegalArgumentException(
                        "work folder " + folder
                                + " must be used by one run at a time, another is under way; wait for it or use another folder");
            }
            return new WorkFolder(folder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("work folder " + folder + " cannot be used: " + e, e);
        }
    }

    Path path() {
        return path;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of a work folder cannot be released: " + e.getMessage(), e);
        }
    }
}
