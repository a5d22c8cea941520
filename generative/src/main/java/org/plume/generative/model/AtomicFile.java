package org.plume.generative.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Files that appear whole or not at all, even when the power fails: written under another name in the same folder,
 * forced to the disk, renamed, and the folder forced too.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /**
     * Writes the file, replacing one that is there. When it fails the old one stays and nothing else is left behind.
     *
     * @throws UncheckedIOException if it cannot be written, as when the disk is full; the message names the file
     */
    public static void write(Path file, Content content) {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try {
                writeForced(temporary, content);
                move(temporary, file);
            } finally {
                Files.deleteIfExists(temporary);
            }
            forceFolder(folderOf(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + reason(e), e);
        }
    }

    private static void writeForced(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            content.writeTo(channel);
            channel.force(true);
        }
    }

    /** The folder a file lies in, also when its path has one name only. */
    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), () -> file + " must lie in a folder");
    }

    /** What an I/O failure says; the class says it where the message is the bare path. */
    static String reason(IOException e) {
        return e instanceof FileSystemException f && f.getReason() == null
                ? e.getClass().getSimpleName()
                : String.valueOf(e.getMessage());
    }

    /** Writes all the bytes. */
    static void copy(byte[] bytes, WritableByteChannel channel) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    /** Renames, replacing a file that is there, in one step where the file system can. */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes renames within the folder durable; only POSIX systems let a folder be opened for this. */
    static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
